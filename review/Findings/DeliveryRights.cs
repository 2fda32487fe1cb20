using System.Text.Json.Nodes;
using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access.Rights;
using Review.Delivery;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Findings;

/// <summary>
/// Decides, for each API call that the declared resources need, whether the roles that preview and deploy allow it. Reports
/// missing permissions, surplus permissions, and write actions of read-only roles.
/// </summary>
public static class DeliveryRights
{
    private static readonly string[] ReadOnlyRoles = ["preview", "plan"];

    public static IEnumerable<Finding> Check(ReviewReport report)
    {
        var declared = new DeployedResources(report);
        if (declared.CiRole("deploy") is not { } deploy)
        {
            return [];
        }

        var account = AccountModel.Of(report);
        var calls = new ApiCalls(declared, account.Id, account.Partition).All().ToArray();
        var state = report.Settings["infra:previewAccess"]?["stateBucket"] is not null;
        return
        [
            .. Unknown(declared),
            .. ImageOwnerUnseen(declared),
            .. Missing(account, deploy, "DEPLOY_RIGHT_MISSING", calls),
            .. Surplus(report, deploy, "DEPLOY_RIGHT_SURPLUS", calls, state),
            .. ReadOnlyRoles.Select(declared.CiRole).OfType<ReportedResource>().SelectMany(role => (Finding[])
            [
                .. Missing(account, role, "PREVIEW_RIGHT_MISSING", calls.Where(
                    call => call.Use == Use.Read && (ReadsState(report, declared, role) || !ReadsSecret(call)))),
                .. Surplus(report, role, "PREVIEW_RIGHT_SURPLUS", calls.Where(call => call.Use == Use.Read), state),
                .. Writing(report, account, role, calls),
            ]),
            .. declared.CiRole("drift") is { } drift ? Writing(report, account, drift, calls) : [],
        ];
    }

    private static IEnumerable<Finding> Unknown(DeployedResources declared) =>
        from type in declared.All.GroupBy(resource => resource.Type)
        where RightsTable.Find(type.Key) is null
        select new Finding(
            "DEPLOY_TYPE_UNKNOWN",
            Severity.Error,
            $"no required API calls are listed for resource type {type.Key}, so no role can be granted to deploy it",
            type.First().Urn,
            "add an entry for it in policies/Access/Rights (see Ec2Rights.cs)");

    // The owner of an image is not in the settings, and no call of a review asks AWS.
    private static IEnumerable<Finding> ImageOwnerUnseen(DeployedResources declared) =>
        declared.PinnedImage is not { } image ? [] : [new(
            "IMAGE_OWNER_UNSEEN",
            Severity.Note,
            $"role deploy starts {image} only if one of infra:previewAccess.imageOwners owns it, and this review assumes that "
                + $"{declared.ImageOwner} does",
            "infra:bastion.image",
            "compare with the OwnerId and ImageOwnerAlias of `aws ec2 describe-images`, and set imageOwners if it is another")];

    private static IEnumerable<Finding> Missing(
        AccountModel account, ReportedResource role, string code, IEnumerable<ApiCall> calls)
    {
        var isAllowed = IsAllowed(account, role);
        return
            from call in calls
            where !isAllowed(call)
            group call by (call.For.Type, call.Action) into same
            select new Finding(
                code,
                Severity.Error,
                $"role {role.Name} is not allowed {same.Key.Action} on {same.First().Resource}, which resource type "
                    + $"{same.Key.Type} needs",
                same.First().For.Urn,
                "add the type to infra/DeclaredTypes.cs, or the action to its entry in policies/Access/Rights");
    }

    private static IEnumerable<Finding> Surplus(
        ReviewReport report, ReportedResource role, string code, IEnumerable<ApiCall> calls, bool keepsState)
    {
        var needed = calls.Select(call => call.Action)
            .Concat(keepsState ? PulumiStateActions : [])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            from document in Held(report, role)
            from statement in document.Document!.AllStatements
            where statement.Effect == Effect.Allow
            from pattern in Patterns(statement)
            where !needed.Contains(pattern.Text)
            select new Finding(
                code,
                Severity.Warning,
                $"role {role.Name} is allowed {pattern}, which no declared resource needs",
                document.Urn,
                "remove the type from infra/DeclaredTypes.cs, or the action from its entry in policies/Access/Rights");
    }

    /// <summary>Actions whose access level is not Read or List, and allowed calls that change a declared resource.</summary>
    private static IEnumerable<Finding> Writing(
        ReviewReport report, AccountModel account, ReportedResource role, IEnumerable<ApiCall> calls)
    {
        var granted =
            from document in Held(report, role)
            from statement in document.Document!.AllStatements
            where statement.Effect == Effect.Allow
            from pattern in Patterns(statement)
            from action in AwsCatalogue.ActionsMatching(pattern.Text)
            where action.AccessLevel is not (AccessLevel.Read or AccessLevel.List) && action.FullName != Kms.Decrypt.ToString()
            select (action.FullName, document.Urn);
        var isAllowed = IsAllowed(account, role);
        var read = calls.Where(call => call.Use == Use.Read).Select(call => call.Action).ToHashSet();
        var decided =
            from call in calls
            where call.Use != Use.Read && !read.Contains(call.Action) && isAllowed(call)
            select (call.Action, call.For.Urn);
        return granted.Concat(decided).DistinctBy(write => write.Item1).Select(write => new Finding(
            "PREVIEW_MAY_WRITE",
            Severity.Error,
            $"read-only role {role.Name} is allowed the write action {write.Item1}",
            write.Item2,
            "allow only read actions"));
    }

    private static readonly string[] PulumiStateActions =
        ["s3:GetBucketLocation", "s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "kms:Decrypt",
            "kms:Encrypt"];

    private static bool ReadsState(ReviewReport report, DeployedResources declared, ReportedResource role) =>
        report.Settings["infra:previewAccess"] is JsonObject access && access["stateBucket"] is not null
            && (role == declared.CiRole("plan") || access["previewReadsState"].IsTrue());

    private static bool ReadsSecret(ApiCall call) => call.For.Type == ResourceTypes.SecretVersion
        && call.Action is "secretsmanager:GetSecretValue" or "kms:Decrypt";

    /// <summary>A NotAction element counts as <c>*</c>.</summary>
    private static SortedValues<ActionPattern> Patterns(Statement statement) =>
        statement.Action is ActionElement.Action named ? named.Patterns : [ActionPattern.Any];

    private static Func<ApiCall, bool> IsAllowed(AccountModel account, ReportedResource role)
    {
        var arn = role.Text("arn");
        var principal = account.Roles.First(candidate => candidate.Arn.ToString() == arn);
        return call => account.Decide(principal, call.Action, call.Resource, call.Context).Verdict == Verdict.Allowed;
    }

    private static IEnumerable<ReportedDocument> Held(ReviewReport report, ReportedResource role) =>
        report.Documents.Where(
            document =>
                document is { Kind: DocumentKind.Identity, Document: not null } && document.AttachedTo.Contains(role.Urn));
}
