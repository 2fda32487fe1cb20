using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>Decides the actions of a request with the policies that are stored in the emulator.</summary>
internal sealed class ActionAuthorizer(EmulatedCloud cloud, AccountId account)
{
    private readonly PolicyLookup policies = new(cloud);

    /// <summary>The decisions up to and including the first denial.</summary>
    public async Task<IReadOnlyList<ActionDecision>> DecideAsync(
        CallerIdentity.Known caller, IEnumerable<RequestedAction> actions, CancellationToken cancellation)
    {
        var decisions = new List<ActionDecision>();
        foreach (var requested in actions)
        {
            decisions.Add(await DecideAsync(caller, requested, cancellation));
            if (!decisions[^1].IsAllowed)
            {
                break;
            }
        }

        return decisions;
    }

    public async Task<ActionDecision> DecideAsync(
        CallerIdentity.Known caller, RequestedAction requested, CancellationToken cancellation)
    {
        var keys = await ResourceTags.AddAsync(cloud, requested.Resource, requested.Keys, cancellation);
        // The MFA of a request with a code is that of the code, not that of the caller's session.
        foreach (var (key, value) in caller.Keys.Where(item => keys.Find(item.Key) is null).ToArray())
        {
            keys = keys.With(key, ContextValue.One(value));
        }

        // The emulator has one account, which owns every resource.
        var request = new Request(caller.Caller, requested.Action, requested.Resource, account, keys);
        return new(Evaluator.For(await policies.ForAsync(caller, requested, cancellation)).Explain(request));
    }
}
