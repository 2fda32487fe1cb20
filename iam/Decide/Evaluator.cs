using IamEngine.Decide.Explain;
using IamEngine.Decide.Matching;
using IamEngine.Model;

namespace IamEngine.Decide;

/// <summary>
/// Decides requests against one set of policies, which it makes ready once. A decision allocates nothing; threads may share an evaluator.
/// <code>var evaluator = Evaluator.For(new PolicySet { Identity = [new("upload", policy)] });
/// evaluator.Decide(new Request(Caller.Of("arn:aws:iam::123456789012:role/upload"), "s3:PutObject", "arn:aws:s3:::example/a"))</code>
/// </summary>
public sealed class Evaluator
{
    private readonly PolicySet policies;
    private readonly bool hasSession;
    private readonly bool hasEndpoint;
    private readonly bool hasBoundary;

    private Evaluator(PolicySet policies)
    {
        this.policies = policies;
        (hasBoundary, hasSession, hasEndpoint) = (policies.Boundary.Count > 0, policies.Session.Count > 0, policies.Endpoint.Count > 0);
        Parts =
        [
            Part(PolicyPart.Identity, policies.Identity),
            Part(PolicyPart.Boundary, policies.Boundary),
            Part(PolicyPart.Session, policies.Session),
            CompiledPart.Of(PolicyPart.Resource, policies.Resource is { } resource ? [(resource.Name, resource.Document)] : []),
            Part(PolicyPart.Endpoint, policies.Endpoint),
            .. policies.Scp.Select((level, index) => Part(PolicyPart.Scp, level.Policies, index)),
            .. policies.Rcp.Select((level, index) => Part(PolicyPart.Rcp, level.Policies, index)),
        ];
    }

    internal CompiledPart[] Parts { get; }

    internal bool HasResourcePolicy => policies.Resource is not null;

    public static Evaluator For(PolicySet policies) => new(policies);

    public Verdict Decide(Request request)
    {
        var evidence = Begin(request);
        foreach (var part in Parts)
        {
            if (Speaks(part, request))
            {
                Add(part, part.Ask(request, CallerHasBoundary(request)), request, ref evidence);
            }
        }

        return Rule.Decide(evidence);
    }

    /// <summary>The same decision with its reasons.</summary>
    public Decision Explain(Request request) => Explainer.Explain(this, request);

    /// <summary>What is known before any policy is asked.</summary>
    internal Evidence Begin(Request request) => new()
    {
        NeedsNoPermission = SpecialCases.NeedsNoPermission(request),
        IsReservedToAws = SpecialCases.IsReservedToAws(request),
        CallerHasAccount = request.Caller.Account is not null,
        IsWithinOneAccount = request.IsWithinOneAccount,
        ResourceMustAllow = Reach.ResourceMustAllow(request, policies.Resource),
        EveryLevelAllows = true,
        EndpointAllows = !hasEndpoint,
        IdentityAllows = request.Caller is Caller.AccountRoot,
        BoundaryAllows = !CallerHasBoundary(request),
        // A role's session without a session policy is the role; a federated user's session without one may do nothing.
        SessionAllows = request.Caller is not Caller.FederatedUser && !(hasSession && Reach.CallerHasPolicies(request.Caller)),
    };

    internal bool Speaks(CompiledPart part, Request request) => part.Part switch
    {
        PolicyPart.Identity or PolicyPart.Boundary or PolicyPart.Session => Reach.CallerHasPolicies(request.Caller),
        PolicyPart.Scp => Reach.Scp(request, policies.ManagementAccount),
        PolicyPart.Rcp => Reach.Rcp(request, policies.ManagementAccount),
        _ => true,
    };

    internal bool CallerHasBoundary(Request request) => hasBoundary && Reach.CallerHasPolicies(request.Caller);

    /// <summary>Adds what one part says.</summary>
    internal static void Add(CompiledPart part, PartSays says, Request request, ref Evidence evidence)
    {
        var allows = says.Allows != NamedAs.None;
        evidence.SomethingDenies |= says.Denies && !(part.Part == PolicyPart.Resource && SpecialCases.RepairsBucketPolicy(request));
        switch (part.Part)
        {
            case PolicyPart.Identity:
                evidence.IdentityAllows |= allows;
                break;
            case PolicyPart.Boundary:
                evidence.BoundaryAllows |= allows;
                break;
            case PolicyPart.Session:
                evidence.SessionAllows |= allows;
                break;
            case PolicyPart.Resource:
                evidence.ResourceAllows = says.Allows;
                break;
            case PolicyPart.Endpoint:
                evidence.EndpointAllows |= allows;
                break;
            case PolicyPart.Scp:
                evidence.EveryLevelAllows &= allows;
                break;
        }
    }

    private static CompiledPart Part<T>(PolicyPart part, Seq<NamedPolicy<T>> policies, int level = 0) where T : PolicyDocument =>
        CompiledPart.Of(part, policies.Select(policy => (policy.Name, (PolicyDocument)policy.Document)), level);
}
