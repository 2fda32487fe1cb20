using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>
/// Asks the prover for an allowed call, which becomes a step. Identities with the same policies share its answers.
/// </summary>
internal sealed class StepSearch(AccountId account, Budget perQuestion)
{
    private readonly Dictionary<(string Capability, string Question), Proof> known = [];
    private readonly HashSet<string> assumptions = [];

    /// <summary>The first question without an answer since the start.</summary>
    public string? Open { get; private set; }

    /// <summary>The prover's steps since the start.</summary>
    public long Steps { get; private set; }

    public IEnumerable<string> Assumptions => assumptions;

    public void Start()
    {
        assumptions.Clear();
        (Open, Steps) = (null, 0);
    }

    public EscalationStep? Try(
        Capability capability, Move move, string question = "", Func<Move, RequestSet>? requests = null)
    {
        var left = move.Only(action => capability.MayAllow(action));
        return left.Actions.Count == 0 ? null
            : Step(capability, left.Actions, $"{move.Name} {question} {string.Join(' ', left.Actions)}",
                requests?.Invoke(left) ?? left.Requests, move.Gain);
    }

    /// <summary>A step with an allowed request of this set; null if the prover finds none.</summary>
    public EscalationStep? Step(
        Capability capability, IEnumerable<string> actions, string question, RequestSet requests, string gain)
    {
        if (!known.TryGetValue((capability.Key, question), out var proof))
        {
            var subject = AnalyzedPolicy.Of(capability.Sliced(actions), account, capability.Key)
                .AskedBy(capability.Identity.Principal.Principal);
            known[(capability.Key, question)] = proof = Prover.Ask(new Question.NeverAllows(subject, requests), perQuestion);
            Steps += proof.Cost.Steps;
        }

        if (Example(proof) is not { } example)
        {
            return null;
        }

        // The stored answer may come from another identity with the same policies.
        var request = new Request(
            capability.Identity.Principal.Caller, example.Action, example.Resource, example.ResourceAccount, example.Context);
        var step = new EscalationStep(capability.Identity.Name, request, capability.PoliciesFor(request), gain);
        return step.Decide() == Verdict.Allowed ? step
            : throw new InvalidOperationException($"{request} is a step for the prover and denied by the evaluator");
    }

    private Request? Example(Proof proof)
    {
        switch (proof)
        {
            case Proof.Refuted refuted:
                return refuted.Example.Request;
            case Proof.Proved proved:
                assumptions.UnionWith(proved.Assumptions);
                return null;
            case Proof.Unknown unknown:
                Open ??= $"{unknown.Question}: {unknown.Reason} ({unknown.Cost})";
                return null;
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>A call with which the caller assumes a role.</summary>
    public EscalationStep? Assume(Capability capability, AccountIdentity target, string becomes)
    {
        if (target.Trust is not { } trust || !(target.TrustsPrincipals || capability.MayAllow("sts:AssumeRole")))
        {
            return null;
        }

        // The result depends on the caller, because a trust policy names its callers; so the key contains the identity.
        var asking = capability with
        {
            Key = $"{capability.Key} of {capability.Identity.Arn}",
            Policies = capability.Policies with { Resource = trust },
        };
        // A trust policy can have a condition on aws:username; its value is the name in the ARN.
        var who = capability.Identity;
        var requests = RequestSet.Of(new ActionPattern("sts:AssumeRole")).On(target.Arn);
        return Step(
            asking, ["sts:AssumeRole"], $"assume {target.Arn}",
            who.IsRole ? requests : requests.When(Aws.Username.Is(who.Arn.LastName)), becomes);
    }
}
