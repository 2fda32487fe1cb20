using System.Text.Json.Nodes;
using IamEngine.Model;
using Infra.Naming;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Escalation;

/// <summary>The identities that a search includes, and the resources that belong to the same stack.</summary>
/// <param name="Further">The takeovers that depend on what the stack declares.</param>
/// <param name="Unlimited">The calls without a resource that the stack needs.</param>
/// <param name="Assumptions">What the theorem assumes about these calls.</param>
public sealed record EscalationWorld(
    AccountId Account, Seq<AccountIdentity> Identities, OwnResources Own, Seq<Move> Further, UnlimitedCalls Unlimited,
    Seq<string> Assumptions)
{
    /// <summary>The move with the partition and account of this world.</summary>
    public Move In(Move move) => move.In(Identities is [var first, ..] ? first.Arn.Partition : "aws", Account);

    private static readonly string[] NamedInIam = ["instance-profile", "policy", "role", "user"];

    /// <summary>
    /// The users and roles that a stack declares. Resources with the stack's names or tags belong to the stack.
    /// </summary>
    public static EscalationWorld Of(ReviewReport report, AccountModel account)
    {
        var own = Owned(report, account);
        var unlimited = UnlimitedCalls.Of(report);
        return new(
            account.Id,
            account.Principals.Select(principal => Identity(report, account, principal)).ToSeq(),
            own,
            StackMoves.Of(report, account.Id, own.Tags).ToSeq(),
            unlimited,
            [.. StackMoves.Assumptions(report, account.Id), .. unlimited.Needed.Select(needed => needed.Consequence).Distinct()]);
    }

    private static AccountIdentity Identity(ReviewReport report, AccountModel account, StackPrincipal principal)
    {
        var resource = report.Resources.First(resource =>
            resource.Type is ResourceTypes.User or ResourceTypes.Role && resource.Text("arn") == principal.Arn.ToString());
        var attached = report.Resources.Of(ResourceTypes.RolePolicyAttachment, ResourceTypes.UserPolicyAttachment)
            .Where(attachment => resource.Answers(attachment.Text("role") ?? attachment.Text("user")))
            .Select(attachment => attachment.Text("policyArn"));
        return new(
            principal,
            account.PolicyOf(principal.Arn),
            Holding(report, resource, DocumentKind.Identity),
            Holding(report, resource, DocumentKind.Boundary),
            attached.Any(arn => arn is not null && !report.Resources.Any(policy => policy.Answers(arn))));
    }

    // A document in a resource of its own is a managed policy. An inline policy of the user or role has no ARN.
    private static Seq<Arn> Holding(ReviewReport report, ReportedResource holder, DocumentKind kind) => report.Documents
        .Where(document => document.Kind == kind && document.Urn != holder.Urn && document.AttachedTo.Contains(holder.Urn))
        .Select(document => report.Resources.WithUrn(document.Urn)?.Text("arn"))
        .OfType<string>().Select(Arn.Of).ToSeq();

    // Tags identify most resources of a stack. IAM, S3 and CloudWatch Logs resources are identified by name; some names have no
    // prefix.
    private static OwnResources Owned(ReviewReport report, AccountModel account)
    {
        var tags = report.Resources.Select(resource => resource.Tags.ToDictionary(tag => tag.Key, tag => tag.Value))
            .FirstOrDefault(tags => tags.ContainsKey("project") && tags.ContainsKey("stack"));
        var prefixes = tags is null ? [] : Prefixes(new(tags["project"], tags["stack"]), account);
        var others = report.Resources.Select(resource => resource.Text("arn")).OfType<string>()
            .Where(arn => arn.Split(':') is [_, _, "iam" or "kms" or "logs" or "s3", ..]
                && !prefixes.Any(prefix => arn.StartsWith(prefix.TrimEnd('*'), StringComparison.Ordinal)))
            .SelectMany(arn => arn.Contains(":s3:", StringComparison.Ordinal) ? [arn, $"{arn}/*"] : (string[])[arn]);
        return new(
            prefixes.Concat(others).Concat(ExistingNetwork(report, account)).Distinct()
                .Select(pattern => new ResourcePattern(pattern)).ToSeq(),
            tags is null ? [] : [("project", tags["project"]), ("stack", tags["stack"])]);
    }

    // A setting gives the stack a network that lacks its tags.
    private static IEnumerable<string> ExistingNetwork(ReviewReport report, AccountModel account) =>
        (report.Settings["infra:network"] as JsonObject)?["existing"] is not JsonObject existing ? [] :
            ((string[])
            [
                $"vpc/{existing["vpc"].AsText()}",
                .. existing["publicSubnets"].AsTexts().Concat(existing["privateSubnets"].AsTexts()).Select(id => $"subnet/{id}"),
            ]).Select(part => $"arn:{account.Partition}:ec2:{report.Settings["aws:region"].AsText()}:*:{part}");

    private static string[] Prefixes(ResourceNames names, AccountModel account) =>
    [
        .. NamedInIam.Select(kind => $"arn:{account.Partition}:iam::{account.Id}:{kind}/{names.Prefix}*"),
        $"arn:{account.Partition}:s3:::{names.Prefix.ToLowerInvariant()}*",
        $"arn:{account.Partition}:logs:*:{account.Id}:log-group:{names.LogGroupPrefix}*",
    ];
}
