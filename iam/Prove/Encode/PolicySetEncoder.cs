using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The decision rule and its evidence as formulas, in the order of <c>Evaluator</c> and
/// <c>DecisionRule</c>, so that the two compare line by line; tests compare them request by request.
/// </summary>
internal sealed class PolicySetEncoder(
    Encoding encoding, RequestSpace space, StatementEncoder statements, PolicySet policies, AccountId owner)
{
    private static readonly Glob RoleOfService = Role("aws-service-role/");

    private static readonly Glob RoleNamedForService = Role("AWSServiceRoleFor");

    // The actions of the services that resource control policies do not apply to.
    private static readonly Lazy<string[]> WithoutRcp = new(() =>
    [
        .. AwsCatalogue.Services.Where(service => !service.SupportsResourceControlPolicies)
            .Select(service => $"{service.Prefix}:*"),
    ]);

    private readonly SpecialRequests special = new(encoding, space);

    private Circuit Circuit => encoding.Circuit;

    private CallerSpace Callers => space.Callers;

    private Literal CallerHasBoundary => policies.Boundary.Count > 0 ? Callers.HasPolicies : Circuit.False;

    public (Literal Allows, Literal Denies) Encode()
    {
        var identity = Encode(PolicyType.Identity, policies.Identity);
        var boundary = Encode(PolicyType.Boundary, policies.Boundary);
        var session = Encode(PolicyType.Session, policies.Session);
        var resource = statements.Encode(
            PolicyType.Resource, policies.Resource is { } own ? [own.Document] : [], CallerHasBoundary);
        var endpoint = Encode(PolicyType.Endpoint, policies.Endpoint);
        var scp = policies.Scp.Select(level => Encode(PolicyType.Scp, level.Policies)).ToList();
        var rcp = policies.Rcp.Select(level => Encode(PolicyType.Rcp, level.Policies)).ToList();
        var (scpSpeaks, rcpSpeaks) = (scp.Count > 0 ? ScpApplies() : Circuit.False, rcp.Count > 0 ? RcpApplies() : Circuit.False);

        var somethingDenies = Circuit.Any(
        [
            Circuit.All(Callers.HasPolicies, Circuit.Any(identity.Denies, boundary.Denies, session.Denies)),
            Circuit.All(resource.Denies, !RepairsBucketPolicy()),
            endpoint.Denies,
            Circuit.All(scpSpeaks, Circuit.Any(scp.Select(level => level.Denies))),
            Circuit.All(rcpSpeaks, Circuit.Any(rcp.Select(level => level.Denies))),
        ]);
        var guardRailsAllow = Circuit.All(
            !special.AreReservedToAws(),
            Circuit.Implies(scpSpeaks, Circuit.All(scp.Select(level => level.Allows.Itself))),
            policies.Endpoint.Count == 0 ? Circuit.True : endpoint.Allows.Any(Circuit));

        var withinLimits = Circuit.All(
            Circuit.Implies(CallerHasBoundary, boundary.Allows.Itself),
            Circuit.Any(
                Circuit.All(
                    !Callers.Is(CallerKind.FederatedUser), policies.Session.Count > 0 ? !Callers.HasPolicies : Circuit.True),
                Circuit.All(Callers.HasPolicies, session.Allows.Itself)));
        var identityGives = Circuit.All(
            Circuit.Any(Callers.Is(CallerKind.AccountRoot), Circuit.All(Callers.HasPolicies, identity.Allows.Itself)),
            withinLimits);
        var resourceGives = Circuit.Any(resource.Allows.Itself, Circuit.All(resource.Allows.Origin, withinLimits));
        var withinOneAccount = Callers.IsIn(owner);
        var someoneGives = Circuit.Any(
            Circuit.All(!Callers.HasAccount, resourceGives),
            Circuit.All(Callers.HasAccount, !withinOneAccount, resource.Allows.Any(Circuit), identityGives),
            Circuit.All(
                withinOneAccount,
                Circuit.Any(
                    resourceGives, Circuit.All(identityGives, Circuit.Any(!ResourceMustAllow(), resource.Allows.Account)))));

        var needsNoPermission = special.NeedNoPermission();
        return (
            Circuit.Any(needsNoPermission, Circuit.All(!somethingDenies, guardRailsAllow, someoneGives)),
            Circuit.All(!needsNoPermission, somethingDenies));
    }

    private EncodedPolicyTypeResult Encode<T>(PolicyType type, Seq<NamedPolicy<T>> named) where T : PolicyDocument =>
        statements.Encode(type, named.Select(policy => policy.Document), CallerHasBoundary);

    private Literal RepairsBucketPolicy() => Circuit.All(
        Callers.Is(CallerKind.AccountRoot), Callers.IsIn(owner),
        special.Action("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"));

    private Literal ResourceMustAllow() => policies.Resource is PolicyOfResource.Key or PolicyOfResource.Trust
        ? Circuit.True
        : Circuit.Any(
            Circuit.All(special.Action("kms:*"), special.ResourceHolds(":key/")),
            special.Action("sts:AssumeRole*"),
            Circuit.All(special.Action("sts:*"), special.ResourceHolds(":role/")));

    private Literal ScpApplies() => Circuit.All(
        Callers.HasAccount, policies.ManagementAccount is { } management ? !Callers.IsIn(management)
            : Circuit.True, !IsServiceLinked());

    private Literal RcpApplies() => Circuit.All(
        Circuit.Constant(policies.ManagementAccount is null || policies.ManagementAccount != owner),
        !IsServiceLinked(),
        !special.Action("kms:RetireGrant"),
        !special.ResourceHolds(":alias/aws/"),
        !special.Action(WithoutRcp.Value));

    private Literal IsServiceLinked() => Circuit.Any(
        Circuit.All(Callers.IsRole, Callers.Arn(RoleOfService)),
        Circuit.All(Callers.Is(CallerKind.RoleSession), Callers.Arn(RoleNamedForService)));

    private static Glob Role(string beginning) =>
        Glob.Of([.. Patterns.Shape($"arn:*:iam::*:role/{beginning}").Tokens, Token.Many], ignoreCase: false);
}
