using CsCheck;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;

namespace Tests.Prove;

public class CellDomainTests
{
    private static readonly Gen<(int First, int Last)[]> Atoms = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 12]).Array[1, 20];

    [Fact]
    public void The_atoms_around_another_are_those_that_contain_it() => Atoms.Sample(atoms =>
    {
        var domain = new CellDomain(atoms, [.. Enumerable.Range(0, 13).Select(cell => $"{cell}")]);
        for (var atom = 0; atom < atoms.Length; atom++)
        {
            Assert.Equal(
                Enumerable.Range(0, atoms.Length).Where(
                    other => other != atom && domain.Relate(atom, other) == Relation.Within),
                domain.Around(atom).Order());
        }
    }, iter: Cases.Or(2_000));
}
