using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>Decides what a request asks for, one thing after the other, over the documents that the emulator holds.</summary>
internal sealed class Judge(EmulatedCloud cloud, AccountId account)
{
    private readonly HeldDocuments documents = new(cloud);

    /// <summary>The decisions up to the first that refuses.</summary>
    public async Task<IReadOnlyList<Judgement>> DecideAsync(Identified.Known caller, IEnumerable<Asked> asks, CancellationToken cancellation)
    {
        var judgements = new List<Judgement>();
        foreach (var asked in asks)
        {
            judgements.Add(await DecideAsync(caller, asked, cancellation));
            if (!judgements[^1].IsAllowed)
            {
                break;
            }
        }

        return judgements;
    }

    public async Task<Judgement> DecideAsync(Identified.Known caller, Asked asked, CancellationToken cancellation)
    {
        var keys = await ResourceTags.AddAsync(cloud, asked.Resource, asked.Keys, cancellation);
        foreach (var (key, value) in caller.Keys)
        {
            keys = keys.With(key, ContextValue.One(value));
        }

        // The emulator has one account, and everything in it is that account's.
        var request = new Request(caller.Caller, asked.Action, asked.Resource, account, keys);
        return new(Evaluator.For(await documents.AroundAsync(caller, asked, cancellation)).Explain(request));
    }
}
