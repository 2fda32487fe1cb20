using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>Collects the problems found while reading, so that all are reported together.</summary>
internal sealed class Problems
{
    private readonly List<PolicyProblem> found = [];

    private readonly List<PolicyNote> notes = [];

    public bool Any => found.Count > 0;

    public Seq<PolicyNote> Notes => notes.ToSeq();

    public void AddNote(string path, string message) => notes.Add(new(Printable.Of(path), Printable.Of(message)));

    public void Add(string path, string code, string message) => found.Add(new(Printable.Of(path), code, Printable.Of(message)));

    public void AddRange(Problems more) => found.AddRange(more.found);

    public Seq<PolicyProblem> ToSeq() => found.ToSeq();
}
