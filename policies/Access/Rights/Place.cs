using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Policies.Access.Rights;

/// <summary>
/// Where a right holds. Rights of one place share a statement, so a policy has one statement a place, named for it.
/// </summary>
/// <param name="Name">The place as a statement's name says it.</param>
/// <param name="Resources">The resources of the place, of one stack.</param>
/// <param name="Conditions">What else must hold there.</param>
public sealed record Place(
    string Name,
    Func<StackScope, IEnumerable<ResourcePattern>> Resources,
    Func<StackScope, IEnumerable<Condition>> Conditions)
{
    private Place(string name, Func<StackScope, ResourcePattern> resource, Func<StackScope, IEnumerable<Condition>>? conditions = null)
        : this(name, scope => [resource(scope)], conditions ?? (_ => []))
    {
    }

    /// <summary>Actions that name no resource, such as all that describe EC2.</summary>
    public static Place Everywhere { get; } = new("Everywhere", _ => ResourcePattern.Any);

    /// <summary>What EC2 makes, and is asked to tag as the stack's in the same call.</summary>
    public static Place NewInEc2 { get; } = new("NewInEc2", scope => scope.Ec2("*/*"), RequestTags);

    /// <summary>What EC2 has and is tagged as the stack's.</summary>
    public static Place OwnInEc2 { get; } = new("OwnInEc2", scope => scope.Ec2("*/*"), ResourceTags);

    /// <summary>
    /// What is tagged while it is made. Without the test of what makes it, whoever may tag could put the stack's tags on a stranger's
    /// resource, and then do with it what they may with the stack's own.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
    /// </summary>
    public static Place TaggedInEc2 { get; } = new("TaggedWhileMadeInEc2", scope => scope.Ec2("*/*"), scope =>
        [.. RequestTags(scope), Ec2Keys.CreateAction.Is([.. Ec2Rights.Making])]);

    /// <summary>An instance starts from an image that is not the account's, and gets a network interface that nobody tags.</summary>
    public static Place UntaggedAtLaunch { get; } = new(
        "UntaggedAtLaunch",
        scope => [new($"arn:{scope.Region.Partition}:ec2:{scope.Region}::image/*"), scope.Ec2("network-interface/*")],
        _ => []);

    public static Place Buckets { get; } = new("Buckets", scope => scope.Buckets, _ => []);

    public static Place LogGroups { get; } = new("LogGroups", scope => scope.Regional("logs", $"log-group:{scope.LogGroups}*"));

    /// <summary>KMS chooses a key's name, so its tags tell whose it is.</summary>
    public static Place Keys { get; } = new("Keys", scope => scope.Regional("kms", "key/*"), ResourceTags);

    public static Place KeyAliases { get; } = new("KeyAliases", scope => scope.Regional("kms", $"alias/{scope.Prefix}*"));

    public static Place Users { get; } = new("Users", scope => scope.Own("user"));

    public static Place Roles { get; } = new("Roles", scope => scope.Own("role"));

    public static Place Policies { get; } = new("Policies", scope => scope.Own("policy"));

    public static Place InstanceProfiles { get; } = new("InstanceProfiles", scope => scope.Own("instance-profile"));

    /// <summary>Users that keep the boundary: nothing that can be attached to them later goes beyond it.</summary>
    public static Place BoundUsers { get; } = new("BoundUsers", scope => scope.Own("user"), Bound);

    /// <summary>Roles that keep the boundary.</summary>
    public static Place BoundRoles { get; } = new("BoundRoles", scope => scope.Own("role"), Bound);

    /// <summary>Attaching the stack's own policies, and the one of AWS's that the EMR service works with.</summary>
    public static Place RoleAttachments { get; } = new("RoleAttachments", scope => scope.Own("role"), scope =>
        [IamKeys.PolicyArn.IsLike(
            scope.Own("policy").Text,
            $"arn:{scope.Region.Partition}:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2")]);

    public static Place UserAttachments { get; } = new("UserAttachments", scope => scope.Own("user"), scope =>
        [IamKeys.PolicyArn.IsLike(scope.Own("policy").Text)]);

    /// <summary>Handing the stack's own roles to the services that the stack uses.</summary>
    public static Place PassedRoles { get; } = new("PassedRoles", scope => scope.Own("role"), scope =>
        [IamKeys.PassedToService.Is([.. PassedTo(scope)])]);

    /// <summary>The identities that deploy the stack: to be looked at, and never to be changed by themselves.</summary>
    public static Place CiIdentities { get; } = new(
        "CiIdentities",
        scope => [scope.Ci("role"), scope.Ci("policy"), scope.GitHub],
        _ => []);

    /// <summary>A cluster that is asked to be tagged as the stack's.</summary>
    public static Place NewClusters { get; } = new("NewClusters", _ => ResourcePattern.Any, RequestTags);

    public static Place Clusters { get; } = new("Clusters", scope => scope.Regional("elasticmapreduce", "cluster/*"), ResourceTags);

    /// <summary>Parameters that AWS publishes, such as the newest image's id; they have no account, and no other may begin so.</summary>
    public static Place PublicParameters { get; } = new("PublicParameters", scope =>
        new ResourcePattern($"arn:{scope.Region.Partition}:ssm:{scope.Region}:*:parameter/aws/service/*"));

    /// <summary>The services that a role of the stack may be handed to.</summary>
    internal static IEnumerable<string> PassedTo(StackScope scope) =>
        [scope.Service("ec2"), scope.Service("elasticmapreduce"), scope.Service("vpc-flow-logs")];

    private static IEnumerable<Condition> Bound(StackScope scope) => [IamKeys.PermissionsBoundary.Is(scope.WorkloadBoundary)];

    private static IEnumerable<Condition> RequestTags(StackScope scope) =>
        [Aws.RequestTag("project").Is(scope.Project), Aws.RequestTag("stack").Is(scope.Stack)];

    private static IEnumerable<Condition> ResourceTags(StackScope scope) =>
        [Aws.ResourceTag("project").Is(scope.Project), Aws.ResourceTag("stack").Is(scope.Stack)];
}
