using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>Collects what is wrong while a document is read, so that all of it is told at once.</summary>
internal sealed class Problems
{
    private readonly List<PolicyProblem> found = [];

    public bool Any => found.Count > 0;

    public void Add(string path, string code, string message) => found.Add(new(Printable.Of(path), code, Printable.Of(message)));

    public void AddRange(Problems more) => found.AddRange(more.found);

    public Seq<PolicyProblem> ToSeq() => found.ToSeq();
}
