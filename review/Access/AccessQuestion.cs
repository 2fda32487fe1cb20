using IamEngine.Requests;

namespace Review.Access;

/// <summary>An action that a principal may attempt, with the contexts to try.</summary>
/// <param name="Words">The action in words, as in the table's row.</param>
/// <param name="When">What differs from a normal request; empty if nothing does.</param>
public sealed record AccessQuestion(string Words, string Action, string Resource, RequestContext Context, string When = "")
{
    /// <summary>The resource pattern that the question covers; null if it covers only its own resource.</summary>
    public string? Place { get; init; }

    /// <summary>The action pattern of the statement that the question is made from; null for a fixed question.</summary>
    public string? Granted { get; init; }

    /// <summary>The resource pattern of that statement if it matches no resource of the stack; otherwise null.</summary>
    public string? Pattern { get; init; }
}
