using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Escalation;

/// <summary>Calls that take over a resource or identity.</summary>
/// <param name="Name">A short name: <c>policy-version</c>.</param>
/// <param name="Gain">The result for the caller, as the end of a sentence.</param>
/// <param name="Actions">The calls; each one alone is enough.</param>
public sealed record Move(string Name, string Gain, params Seq<string> Actions)
{
    /// <summary>
    /// The relevant resources, for a call that also names others; with PARTITION and ACCOUNT as placeholders. Empty for all
    /// resources.
    /// </summary>
    public Seq<ResourcePattern> On { get; init; } = [];

    /// <summary>The conditions under which the call is a takeover.</summary>
    public Seq<Condition> When { get; init; } = [];

    /// <summary>
    /// Whether the call is a takeover only if a policy in the world allows other calls of the same service, for example calls
    /// that depend on a tag. Calls that create a resource do not count, because they do not affect existing resources.
    /// </summary>
    public bool NeedsFurtherCalls { get; init; }

    public RequestSet Requests
    {
        get
        {
            var requests = RequestSet.Of([.. Actions.Select(action => new ActionPattern(action))]).When([.. When]);
            return On.Count > 0 ? requests.On([.. On]) : requests;
        }
    }

    /// <summary>The move with the placeholders replaced.</summary>
    public Move In(string partition, AccountId account) => this with
    {
        On = On.Select(pattern => new ResourcePattern(pattern.Text.Replace("PARTITION", partition, StringComparison.Ordinal)
            .Replace("ACCOUNT", account.Value, StringComparison.Ordinal))).ToSeq(),
    };

    /// <summary>The move with only the calls that the filter accepts.</summary>
    public Move Only(Func<string, bool> condition) => this with { Actions = Actions.Where(condition).ToSeq() };
}
