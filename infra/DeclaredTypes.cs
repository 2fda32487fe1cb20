using Infra.Components;
using Infra.Settings;

namespace Infra;

/// <summary>
/// The resource types that a stack declares with given settings. The policies of the deploy role are built from this list,
/// because they are created before the other resources. A review compares the list with what the stack declares.
/// </summary>
public static class DeclaredTypes
{
    private static readonly string[] Always =
    [
        "aws:iam/policy:Policy",
        "aws:kms/alias:Alias", "aws:kms/key:Key",
        "aws:s3/bucket:Bucket", "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls", "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning",
    ];

    private static readonly string[] OfOwnNetwork =
    [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws:ec2/internetGateway:InternetGateway", "aws:ec2/route:Route",
        "aws:ec2/routeTable:RouteTable", "aws:ec2/routeTableAssociation:RouteTableAssociation", "aws:ec2/subnet:Subnet",
        "aws:ec2/vpc:Vpc", "aws:ec2/vpcEndpoint:VpcEndpoint",
    ];

    private static readonly string[] OfHosts =
    [
        "aws:ec2/securityGroup:SecurityGroup", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    ];

    public static IReadOnlyList<string> For(StackSettings settings) =>
    [
        .. Always,
        .. settings.Network is { Existing: null } ? OfOwnNetwork : [],
        .. settings.Network is not null ? OfHosts : [],
        .. Optional(settings),
    ];

    private static IEnumerable<string> Optional(StackSettings settings)
    {
        var flowLog = settings.Network?.FlowLogDays is not null;
        var nat = settings.Network is { Existing: null, Nat: not Nat.None };
        var hostProfile = settings.Bastion is { SessionManager: true };
        var cluster = settings.Emr is not null;
        var uploadRole = settings.Uploaders.Any(uploader => uploader.Mode == AccessMode.AssumeRole);
        var handsOver = settings.Uploaders.SelectMany(uploader => uploader.Users).Any(user => user.HandOver is not null);
        var users = settings.Uploaders.Any(uploader => uploader.Users.Count > 0);
        var rules = new (bool IsDeclared, string Type)[]
        {
            (nat, "aws:ec2/natGateway:NatGateway"),
            (nat || settings.Bastion is not null, "aws:ec2/eip:Eip"),
            (settings.Bastion is not null, "aws:ec2/instance:Instance"),
            (settings.Bastion is { PublicKey: not null } bastion && (bastion.HasKeyPair || cluster), "aws:ec2/keyPair:KeyPair"),
            (users, "aws:iam/accessKey:AccessKey"),
            (users, "aws:iam/user:User"),
            (flowLog, "aws:ec2/flowLog:FlowLog"),
            (flowLog, "aws:cloudwatch/logGroup:LogGroup"),
            (hostProfile || cluster, "aws:iam/instanceProfile:InstanceProfile"),
            (uploadRole || flowLog || hostProfile || cluster, "aws:iam/role:Role"),
            (uploadRole || flowLog || hostProfile || cluster, "aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
            (!uploadRole, "aws:iam/userPolicyAttachment:UserPolicyAttachment"),
            (handsOver, "aws:secretsmanager/secret:Secret"),
            (handsOver, "aws:secretsmanager/secretVersion:SecretVersion"),
            (settings.State.AccessLogDays is not null, "aws:s3/bucketLogging:BucketLogging"),
            (settings.State.Events, "aws:s3/bucketNotification:BucketNotification"),
            (cluster, "aws:emr/cluster:Cluster"),
            (cluster, "aws:emr/securityConfiguration:SecurityConfiguration"),
            (settings.Emr is { Tasks: not null }, "aws:emr/instanceGroup:InstanceGroup"),
            (settings.Emr is { Scales: true }, "aws:emr/managedScalingPolicy:ManagedScalingPolicy"),
            (settings.PreviewAccess is { ExistingProvider: false } || IdentityProviders.Declares(settings),
                "aws:iam/openIdConnectProvider:OpenIdConnectProvider"),
        };
        return rules.Where(rule => rule.IsDeclared).Select(rule => rule.Type);
    }
}
