using System.Globalization;
using Benchmarks.Measure;
using Benchmarks.Prove;

namespace Benchmarks.Peers;

/// <summary>
/// Solvers for string constraints. Their question is whether one list of globs contains another, for the resource alone; the
/// prover's question also includes the action, the principal and the condition keys.
/// </summary>
internal static class SolverPeers
{
    private static readonly GlobFamily[] Families =
    [
        GlobFamily.Buckets(1), GlobFamily.Buckets(10), GlobFamily.Buckets(50), GlobFamily.Buckets(200),
        GlobFamily.Buckets(200).Reversed(),
        GlobFamily.Infixes(14), GlobFamily.Infixes(50),
        GlobFamily.Repeated(5), GlobFamily.Repeated(20), GlobFamily.Repeated(80),
        GlobFamily.Words(5), GlobFamily.Words(20), GlobFamily.Words(80),
    ];

    public static IEnumerable<Peer> Of(ReviewTool tool, Installed peers) =>
    [
        Of("z3", [], tool, peers),
        Of("cvc5", ["--strings-exp"], tool, peers),
    ];

    private static Peer Of(string solver, string[] options, ReviewTool tool, Installed peers)
    {
        if (Command.Find(solver) is not { } program)
        {
            return Peer.Skipped(solver, $"{solver} is not on the PATH");
        }

        var version = ProcessRun.Of(new(program, peers.Scratch, "--version"), TimeSpan.FromSeconds(10)).Output
            .Split([' ', '\n'])
            .FirstOrDefault(word => word.Contains('.', StringComparison.Ordinal) && char.IsDigit(word[0]));
        return new($"{solver} {version}", null, [.. Families.Select((family, index) =>
        {
            var name = index.ToString(CultureInfo.InvariantCulture);
            return new PeerQuestion(
                family.Name,
                new(
                    tool.Command(
                        "compare", peers.Write($"{name}.base.json", family.BaseJson()),
                        peers.Write($"{name}.head.json", family.HeadJson())),
                    run => run.ExitCode switch { 0 => "holds", 1 => "does not hold", var other => $"exit code {other}" }),
                new(
                    new(program, peers.Scratch, [.. options, peers.Write($"{name}.smt2", family.SmtLib())]),
                    run => run.Output.Trim() switch { "unsat" => "holds", "sat" => "does not hold", var other => other }));
        })]);
    }
}
