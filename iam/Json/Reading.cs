using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>One thing that is wrong with a document: where, as a JSON path; what; and under which of the names of AWS's own validator.</summary>
/// <param name="Path">Such as <c>$.Statement[0].Effect</c>.</param>
/// <param name="Code">An issue code of https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html</param>
/// <param name="Message">One sentence: what was found, and what must stand there instead.</param>
public sealed record PolicyProblem(string Path, string Code, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>What reading a document gives: the document, or everything that is wrong with it.</summary>
public abstract record Reading<T> where T : PolicyDocument
{
    private Reading()
    {
    }

    public sealed record Document(T Value) : Reading<T>;

    public sealed record Refused(Seq<PolicyProblem> Problems) : Reading<T>;

    /// <summary>The document; throws <see cref="FormatException"/> with all problems when it was refused.</summary>
    public T OrThrow() => this switch
    {
        Document document => document.Value,
        Refused refused => throw new FormatException(string.Join("\n", refused.Problems)),
        _ => throw new InvalidOperationException(),
    };
}
