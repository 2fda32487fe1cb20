using IamEngine.Model;
using Review.Deployed;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// What only the stack's own principals should reach: its objects, the policies of its buckets and keys, and its roles.
/// </summary>
internal static class StackGoals
{
    public static IReadOnlyList<Goal> Of(ReviewReport report)
    {
        var goals = new List<Goal>();
        foreach (var resource in report.Resources.Of(ResourceTypes.Bucket, ResourceTypes.Key, ResourceTypes.Role))
        {
            if (resource.Text("arn") is { } text && Arn.Ask(text) is Answer<Arn>.Yes { Value: var arn })
            {
                goals.AddRange(Of(resource, arn, Owner(report, arn)));
            }
        }

        return goals;
    }

    private static IEnumerable<Goal> Of(ReportedResource resource, Arn arn, AccountId owner)
    {
        var objects = arn with { Resource = $"{arn.Resource}/*" };
        return resource.Type switch
        {
            ResourceTypes.Bucket =>
            [
                Goal($"read the objects of {arn.Resource}", objects, "s3:GetObject"),
                Goal($"write the objects of {arn.Resource}", objects, "s3:PutObject"),
                Goal($"delete the objects of {arn.Resource}", objects, "s3:DeleteObject", "s3:DeleteObjectVersion"),
                Goal(
                    $"decide who uses {arn.Resource} and when its objects expire", arn,
                    "s3:PutBucketPolicy", "s3:PutLifecycleConfiguration", "s3:PutBucketPublicAccessBlock"),
            ],
            ResourceTypes.Key =>
            [
                Goal($"decrypt with {resource.Name}", arn, "kms:Decrypt"),
                Goal($"decide who uses {resource.Name}", arn, "kms:PutKeyPolicy", "kms:CreateGrant"),
            ],
            _ => [Deployed.Goal.Become(arn)],
        };

        Goal Goal(string name, Arn on, params string[] actions) =>
            new(name, [.. actions.Select(action => new AccessRequest(new(action), on, owner))]);
    }

    private static AccountId Owner(ReviewReport report, Arn arn) => AccountId.Of(
        AccountId.IsAccountId(arn.Account) ? arn.Account
            : report.Resources.Select(resource => resource.Text("arn")?.Split(':') is [_, _, _, _, var id, ..] ? id : "")
                .First(id => AccountId.IsAccountId(id)));
}
