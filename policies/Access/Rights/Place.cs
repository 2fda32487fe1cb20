using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Policies.Access.Rights;

/// <summary>
/// The resources and conditions of a right. Rights of one place share one statement, with the place's name as Sid.
/// </summary>
/// <param name="Name">The name, used as the Sid.</param>
/// <param name="Resources">The resources, for one stack.</param>
/// <param name="Conditions">The conditions, for one stack.</param>
public sealed record Place(
    string Name,
    Func<StackScope, IEnumerable<ResourcePattern>> Resources,
    Func<StackScope, IEnumerable<Condition>> Conditions)
{
    private Place(
        string name, Func<StackScope, ResourcePattern> resource, Func<StackScope, IEnumerable<Condition>>? conditions = null)
        : this(name, scope => [resource(scope)], conditions ?? (_ => []))
    {
    }

    /// <summary>Actions without resource-level permissions, such as EC2's Describe actions.</summary>
    public static Place Everywhere { get; } = new("Everywhere", _ => ResourcePattern.Any);

    /// <summary>
    /// New EC2 resources that the same call tags with the stack's tags. A statement has only the resource type that each call
    /// creates: the condition tests tags in the request, so a statement with the containing resource would allow creation in any
    /// network. There are three places, so that no call creates a resource inside a resource of the same place.
    /// </summary>
    public static Place NewInEc2 { get; } =
        New("NewInEc2", "elastic-ip", "internet-gateway", "key-pair", "vpc");

    /// <summary>New EC2 resources in a VPC.</summary>
    public static Place NewInVpc { get; } = New("NewInVpc", "route-table", "security-group", "subnet");

    /// <summary>New EC2 resources in a subnet, a security group or a similar resource.</summary>
    public static Place NewInNetwork { get; } = New(
        "NewInNetwork", "instance", "natgateway", "security-group-rule", "volume", "vpc-endpoint", "vpc-flow-log");

    /// <summary>Existing EC2 resources with the stack's tags.</summary>
    public static Place OwnInEc2 { get; } = new("OwnInEc2", scope => scope.Ec2("*/*"), ResourceTags);

    /// <summary>
    /// Tags at creation. Without the condition on the creating call, a caller could put the stack's tags on another stack's
    /// resource and then use it as the stack's own.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
    /// </summary>
    public static Place TaggedInEc2 { get; } = new("TaggedWhileMadeInEc2", scope => scope.Ec2("*/*"), scope =>
        [.. RequestTags(scope), Ec2Keys.CreateAction.Is([.. Ec2Rights.Making])]);

    /// <summary>
    /// Images that an instance can start from. A private image of the account can contain another stack's data, so only the
    /// owners that the scope names.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
    /// </summary>
    public static Place Images { get; } = new(
        "Images", scope => scope.Image, scope => [Ec2Keys.Owner.Is([.. scope.ImageOwners])]);

    /// <summary>
    /// The network interface of a new instance. It has no tags at launch. Without the condition, a caller could start an instance
    /// with a free network interface of another VPC.
    /// </summary>
    public static Place InterfacesAtLaunch { get; } = new(
        "InterfacesAtLaunch", scope => scope.Ec2("network-interface/*"), scope => [Ec2Keys.Vpc.Is(scope.Network)]);

    /// <summary>A VPC and subnets that the stack uses and does not declare.</summary>
    public static Place ExistingNetwork { get; } = new("ExistingNetwork", scope => scope.ExistingParts, _ => []);

    /// <summary>Whether the calls of this place create an EC2 resource.</summary>
    public bool IsNewInEc2 => this == NewInEc2 || this == NewInVpc || this == NewInNetwork;

    public static Place Buckets { get; } = new("Buckets", scope => scope.Buckets, _ => []);

    public static Place LogGroups { get; } = new("LogGroups", scope => scope.Regional("logs", $"log-group:{scope.LogGroups}*"));

    /// <summary>KMS generates key ids, so the tags identify the stack's key.</summary>
    public static Place Keys { get; } = new("Keys", scope => scope.Regional("kms", "key/*"), ResourceTags);

    public static Place KeyAliases { get; } = new("KeyAliases", scope => scope.Regional("kms", $"alias/{scope.Prefix}*"));

    public static Place Users { get; } = new("Users", scope => scope.Own("user"));

    public static Place Roles { get; } = new("Roles", scope => scope.Own("role"));

    public static Place Policies { get; } = new("Policies", scope => scope.Own("policy"));

    public static Place InstanceProfiles { get; } = new("InstanceProfiles", scope => scope.Own("instance-profile"));

    /// <summary>Users with the boundary.</summary>
    public static Place BoundUsers { get; } = new("BoundUsers", scope => scope.Own("user"), Bound);

    /// <summary>Roles with the boundary.</summary>
    public static Place BoundRoles { get; } = new("BoundRoles", scope => scope.Own("role"), Bound);

    /// <summary>
    /// Attaching the stack's own policies, and the AWS managed policy of the EMR service, to roles with the boundary.
    /// </summary>
    public static Place RoleAttachments { get; } = new("RoleAttachments", scope => scope.Own("role"), scope =>
        [.. Bound(scope), IamKeys.PolicyArn.IsLike(
            scope.Own("policy").Text,
            $"arn:{scope.Region.Partition}:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2")]);

    /// <summary>Attaching the stack's own policies to users with the boundary.</summary>
    public static Place UserAttachments { get; } = new("UserAttachments", scope => scope.Own("user"), scope =>
        [.. Bound(scope), IamKeys.PolicyArn.IsLike(scope.Own("policy").Text)]);

    /// <summary>Passing the stack's roles to the services that the stack uses.</summary>
    public static Place PassedRoles { get; } = new("PassedRoles", scope => scope.Own("role"), scope =>
        [IamKeys.PassedToService.Is([.. PassedTo(scope)])]);

    /// <summary>The deploying identities; read-only.</summary>
    public static Place CiIdentities { get; } = new(
        "CiIdentities",
        scope => [scope.Ci("role"), scope.Ci("policy")],
        _ => []);

    /// <summary>The identity provider of GitHub's tokens, if the stack declares it; read-only.</summary>
    public static Place IdentityProvider { get; } = new("IdentityProvider", scope => scope.GitHub);

    /// <summary>A new cluster that the call tags as the stack's.</summary>
    public static Place NewClusters { get; } = new("NewClusters", _ => ResourcePattern.Any, RequestTags);

    /// <summary>New secrets that the call tags as the stack's; EMR chooses their names.</summary>
    public static Place NewSecrets { get; } = new(
        "NewSecrets", scope => scope.Regional("secretsmanager", "secret:*"), RequestTags);

    public static Place Clusters { get; } = new(
        "Clusters", scope => scope.Regional("elasticmapreduce", "cluster/*"), ResourceTags);

    /// <summary>
    /// Parameters that AWS publishes, such as the id of the newest image. Their ARNs have no account, and no other parameter can
    /// have their prefix.
    /// </summary>
    public static Place PublicParameters { get; } = new("PublicParameters", scope =>
        new ResourcePattern($"arn:{scope.Region.Partition}:ssm:{scope.Region}:*:parameter/aws/service/*"));

    /// <summary>The services to which the stack's roles may be passed.</summary>
    internal static IEnumerable<string> PassedTo(StackScope scope) =>
        [scope.Service("ec2"), scope.Service("elasticmapreduce"), scope.Service("vpc-flow-logs")];

    /// <summary>The place of a new EC2 resource of this type.</summary>
    internal static Place New(string kind) => kind switch
    {
        "elastic-ip" or "internet-gateway" or "key-pair" or "vpc" => NewInEc2,
        "route-table" or "security-group" or "subnet" => NewInVpc,
        _ => NewInNetwork,
    };

    private static Place New(string name, params string[] kinds) =>
        new(name, scope => kinds.Select(kind => scope.Ec2($"{kind}/*")), RequestTags);

    private static IEnumerable<Condition> Bound(StackScope scope) => [IamKeys.PermissionsBoundary.Is(scope.WorkloadBoundary)];

    private static IEnumerable<Condition> RequestTags(StackScope scope) =>
        [Aws.RequestTag("project").Is(scope.Project), Aws.RequestTag("stack").Is(scope.Stack)];

    private static IEnumerable<Condition> ResourceTags(StackScope scope) =>
        [Aws.ResourceTag("project").Is(scope.Project), Aws.ResourceTag("stack").Is(scope.Stack)];
}
