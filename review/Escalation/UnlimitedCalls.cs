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
/// <param name="ByIdentity">The calls that one identity needs, with the consequence.</param>
public sealed record UnlimitedCalls(Seq<(Arn Identity, string Action, string Consequence)> ByIdentity)
{
    // They act on the instance that calls, or create a resource.
    private static readonly string[] Harmless =
    [
        "elasticmapreduce:CreateSecurityConfiguration", "elasticmapreduce:RunJobFlow", "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ];

    /// <summary>The calls that the roles of a stack need.</summary>
    public static UnlimitedCalls Of(ReviewReport report)
    {
        var declared = new DeployedResources(report);
        return declared.CiRole("deploy")?.Text("arn") is { } deploy
            && declared.First(ResourceTypes.EmrSecurityConfiguration) is not null
            ? new([(Arn.Of(deploy), "elasticmapreduce:DeleteSecurityConfiguration",
                "AWS cannot limit elasticmapreduce:DeleteSecurityConfiguration to a resource: the role that deploys may delete "
                    + "every security configuration of the account")])
            : new([]);
    }

    /// <summary>Whether the call takes over something if this identity makes it.</summary>
    public bool IsTakeover(Arn identity, CatalogueAction action) =>
        action.IsWildcardOnly
        && action.AccessLevel is not (AccessLevel.List or AccessLevel.Read)
        && !Harmless.Contains(action.FullName)
        && !ByIdentity.Any(needed => needed.Identity == identity && needed.Action == action.FullName);
}
