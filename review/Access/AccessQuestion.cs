using IamEngine.Requests;

namespace Review.Access;

/// <summary>Something that somebody may want to do, in contexts that a reviewer would think of.</summary>
/// <param name="Words">What it is, as a row of the table says it.</param>
/// <param name="When">What is special about the contexts; empty where nothing is.</param>
public sealed record AccessQuestion(string Words, string Action, string Resource, RequestContext Context, string When = "")
{
    /// <summary>The resource pattern that the question stands for; null where no other may be counted to it.</summary>
    public string? Place { get; init; }

    /// <summary>The action pattern of the statement that the question comes from; null where it comes from none.</summary>
    public string? Granted { get; init; }

    /// <summary>The resource pattern of that statement, where it names no resource of the stack; null otherwise.</summary>
    public string? Pattern { get; init; }
}
