using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>A problem in a document.</summary>
/// <param name="Path">The JSON path: <c>$.Statement[0].Effect</c>.</param>
/// <param name="Code">An issue code of
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</param>
/// <param name="Message">One sentence: what was found, and what is expected.</param>
public sealed record PolicyProblem(string Path, string Code, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>A form that IAM accepts and stores in another form.</summary>
/// <param name="Path">The JSON path.</param>
/// <param name="Message">The form found, and the form that it is read as.</param>
public sealed record PolicyNote(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>The result of reading a document: the document, or every problem in it.</summary>
public abstract record Reading<T> where T : PolicyDocument
{
    private Reading()
    {
    }

    public sealed record Document(T Value) : Reading<T>
    {
        public Seq<PolicyNote> Notes { get; init; }
    }

    public sealed record Refused(Seq<PolicyProblem> Problems) : Reading<T>;

    /// <summary>The document. Throws <see cref="FormatException"/> with all problems if it was refused.</summary>
    public T OrThrow() => this switch
    {
        Document document => document.Value,
        Refused refused => throw new FormatException(string.Join("\n", refused.Problems)),
        _ => throw new InvalidOperationException(),
    };
}
