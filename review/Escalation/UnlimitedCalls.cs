using System.Text.Json.Nodes;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Review.Delivery;
using Review.Model;

namespace Review.Escalation;

/// <summary>
/// The calls that AWS cannot limit to a resource and that a stack needs. Every other allowed call of this kind counts as one that
/// takes over something: it acts on the whole account.
/// </summary>
/// <param name="Needed">
/// The calls that the stack needs, with the consequence. The identity is null for every one with the workload boundary, because
/// the boundary allows the call to all.
/// </param>
public sealed record UnlimitedCalls(Seq<(Arn? Identity, string Action, string Consequence)> Needed)
{
    // They act on the instance that calls, or create a resource.
    private static readonly string[] Harmless =
    [
        "elasticmapreduce:CreateSecurityConfiguration", "elasticmapreduce:RunJobFlow", "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ];

    public static UnlimitedCalls Of(ReviewReport report) => new([.. OfDelivery(report), .. OfJobs(report)]);

    private static IEnumerable<(Arn? Identity, string Action, string Consequence)> OfDelivery(ReviewReport report)
    {
        var declared = new DeployedResources(report);
        if (declared.CiRole("deploy")?.Text("arn") is { } deploy
            && declared.First(ResourceTypes.EmrSecurityConfiguration) is not null)
        {
            yield return (Arn.Of(deploy), "elasticmapreduce:DeleteSecurityConfiguration",
                "AWS cannot limit elasticmapreduce:DeleteSecurityConfiguration to a resource: the role that deploys may delete "
                    + "every security configuration of the account");
        }
    }

    private static IEnumerable<(Arn? Identity, string Action, string Consequence)> OfJobs(ReviewReport report) =>
        from statement in report.Settings["infra:emr"].At("job", "statements") as JsonArray ?? []
        where statement.At("resources").AsTexts() is ["*"]
        from action in statement.At("actions").AsTexts()
        where AwsCatalogue.FindAction(action) is { AccessLevel: not (AccessLevel.List or AccessLevel.Read) }
        select ((Arn?)null, action, $"infra:emr.job.statements allows {action}, which AWS cannot limit to a resource");

    /// <summary>Whether the call takes over something if this identity makes it.</summary>
    public bool IsTakeover(Arn identity, CatalogueAction action) =>
        action.IsWildcardOnly
        && action.AccessLevel is not (AccessLevel.List or AccessLevel.Read)
        && !Harmless.Contains(action.FullName)
        && !Needed.Any(needed => (needed.Identity is null || needed.Identity == identity)
            && needed.Action.Equals(action.FullName, StringComparison.OrdinalIgnoreCase));
}
