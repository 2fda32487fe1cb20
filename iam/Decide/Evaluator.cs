using IamEngine.Decide.Matching;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide;

/// <summary>
/// Decides requests against one set of policies, which it compiles once. A decision allocates no memory. Several threads can
/// share an evaluator.
/// <code>var evaluator = Evaluator.For(new PolicySet { Identity = [new("upload", policy)] });
/// evaluator.Decide(new Request(Caller.Of("arn:aws:iam::123456789012:role/upload"), "s3:PutObject",
/// "arn:aws:s3:::example/a"))</code>
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
        (hasBoundary, hasSession, hasEndpoint) =
            (policies.Boundary.Count > 0, policies.Session.Count > 0, policies.Endpoint.Count > 0);
        Compiled =
        [
            Compile(PolicyType.Identity, policies.Identity),
            Compile(PolicyType.Boundary, policies.Boundary),
            Compile(PolicyType.Session, policies.Session),
            CompiledPolicies.Of(
                PolicyType.Resource, policies.Resource is { } resource ? [(resource.Name, resource.Document)] : []),
            Compile(PolicyType.Endpoint, policies.Endpoint),
            .. policies.Scp.Select((level, index) => Compile(PolicyType.Scp, level.Policies, index)),
            .. policies.Rcp.Select((level, index) => Compile(PolicyType.Rcp, level.Policies, index)),
        ];
    }

    internal CompiledPolicies[] Compiled { get; }

    internal bool HasResourcePolicy => policies.Resource is not null;

    public static Evaluator For(PolicySet policies) => new(policies);

    public Verdict Decide(Request request)
    {
        var evidence = Begin(request);
        AddAll(request, ref evidence);
        return DecisionRule.Decide(evidence);
    }

    /// <summary>The evidence before any policy is evaluated.</summary>
    internal Evidence Begin(Request request) => new()
    {
        NeedsNoPermission = SpecialCases.NeedsNoPermission(request),
        IsReservedToAws = SpecialCases.IsReservedToAws(request),
        CallerHasAccount = request.Caller.Account is not null,
        IsWithinOneAccount = request.IsWithinOneAccount,
        ResourceMustAllow = Applicability.ResourceMustAllow(request, policies.Resource),
        EveryLevelAllows = true,
        EndpointAllows = !hasEndpoint,
        IdentityAllows = request.Caller is Caller.AccountRoot,
        BoundaryAllows = !CallerHasBoundary(request),
        // Without a session policy, the session of a role has the permissions of the role, and the session of a federated user
        // has none.
        SessionAllows = request.Caller is not Caller.FederatedUser
            && !(hasSession && Applicability.CallerHasPolicies(request.Caller)),
    };

    internal bool Applies(CompiledPolicies compiled, Request request) => compiled.Type switch
    {
        PolicyType.Identity or PolicyType.Boundary or PolicyType.Session => Applicability.CallerHasPolicies(request.Caller),
        PolicyType.Scp => Applicability.Scp(request, policies.ManagementAccount),
        PolicyType.Rcp => Applicability.Rcp(request, policies.ManagementAccount),
        _ => true,
    };

    internal bool CallerHasBoundary(Request request) => hasBoundary && Applicability.CallerHasPolicies(request.Caller);

    /// <summary>Adds the results of all policies that apply to the request.</summary>
    internal void AddAll(Request request, ref Evidence evidence)
    {
        foreach (var compiled in Compiled)
        {
            if (Applies(compiled, request))
            {
                Add(compiled, compiled.Match(request, CallerHasBoundary(request)), request, ref evidence);
            }
        }
    }

    private static void Add(CompiledPolicies policies, PolicyTypeResult result, Request request, ref Evidence evidence)
    {
        var allows = result.Allows != PrincipalMatch.None;
        evidence.SomethingDenies |= result.Denies
            && !(policies.Type == PolicyType.Resource && SpecialCases.RepairsBucketPolicy(request));
        switch (policies.Type)
        {
            case PolicyType.Identity:
                evidence.IdentityAllows |= allows;
                break;
            case PolicyType.Boundary:
                evidence.BoundaryAllows |= allows;
                break;
            case PolicyType.Session:
                evidence.SessionAllows |= allows;
                break;
            case PolicyType.Resource:
                evidence.ResourceAllows = result.Allows;
                break;
            case PolicyType.Endpoint:
                evidence.EndpointAllows |= allows;
                break;
            case PolicyType.Scp:
                evidence.EveryLevelAllows &= allows;
                break;
        }
    }

    private static CompiledPolicies Compile<T>(PolicyType type, Seq<NamedPolicy<T>> policies, int level = 0) where T
        : PolicyDocument =>
        CompiledPolicies.Of(type, policies.Select(policy => (policy.Name, (PolicyDocument)policy.Document)), level);
}
