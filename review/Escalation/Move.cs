using IamEngine.Model;
using IamEngine.Prove;

namespace Review.Escalation;

/// <summary>Calls that take something over.</summary>
/// <param name="Name">A short name: <c>policy-version</c>.</param>
/// <param name="Gain">What the caller has then, as the end of a sentence.</param>
/// <param name="Actions">The calls, each of which is enough.</param>
public sealed record Move(string Name, string Gain, params Seq<string> Actions)
{
    /// <summary>
    /// The resources that matter, where a call also names others, with PARTITION and ACCOUNT for those of the world. Empty: all.
    /// </summary>
    public Seq<ResourcePattern> On { get; init; } = [];

    /// <summary>The conditions under which the call takes something over.</summary>
    public Seq<Condition> When { get; init; } = [];

    /// <summary>
    /// Whether the call takes something over only if the world's policies allow further calls of its service, such as those that
    /// depend on a tag. Calls that make a new resource do not count: they reach nothing that exists.
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

    /// <summary>The same in a world.</summary>
    public Move In(string partition, AccountId account) => this with
    {
        On = On.Select(pattern => new ResourcePattern(pattern.Text.Replace("PARTITION", partition, StringComparison.Ordinal)
            .Replace("ACCOUNT", account.Value, StringComparison.Ordinal))).ToSeq(),
    };

    /// <summary>The same with fewer calls.</summary>
    public Move Only(Func<string, bool> condition) => this with { Actions = Actions.Where(condition).ToSeq() };
}
