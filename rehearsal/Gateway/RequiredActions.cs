namespace Rehearsal.Gateway;

/// <summary>The actions that a request needs.</summary>
public abstract record RequiredActions
{
    private RequiredActions()
    {
    }

    public sealed record Known(IReadOnlyList<RequestedAction> Actions) : RequiredActions;

    /// <summary>The gateway does not know the actions, so it must refuse the request.</summary>
    public sealed record Unknown(string Reason) : RequiredActions;
}
