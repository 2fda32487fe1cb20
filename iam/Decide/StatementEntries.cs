using IamEngine.Model;

namespace IamEngine.Decide;

/// <summary>The elements of a statement as text, computed once for all explanations.</summary>
internal sealed class StatementEntries(Statement statement)
{
    public string ActionElement { get; } = statement.Action is Model.ActionElement.Action ? "Action" : "NotAction";

    public Seq<string> Actions { get; } = statement.Action.Patterns.Select(pattern => pattern.Text).ToSeq();

    /// <summary>Null if the statement has no Resource element.</summary>
    public string? ResourceElement { get; } = statement.Resource switch
    {
        Model.ResourceElement.Resource => "Resource",
        Model.ResourceElement.NotResource => "NotResource",
        _ => null,
    };

    public Seq<string> Resources { get; } = statement.Resource.Patterns.Select(pattern => pattern.Text).ToSeq();

    public string PrincipalElement { get; } =
        statement.Principal is Model.PrincipalElement.NotPrincipal or Model.PrincipalElement.NotEveryone ? "NotPrincipal"
            : "Principal";

    public Seq<string> Principals { get; } = statement.Principal is Model.PrincipalElement.Everyone
        or Model.PrincipalElement.NotEveryone
        ? ["*"]
        : statement.Principal.Principals.Select(principal => principal.Text).ToSeq();
}
