using System.Collections.Immutable;

namespace Tests.Infra;

/// <summary>Fake responses of AWS for each resource type that the stack declares. A missing type has not been reviewed.</summary>
internal static class KnownResources
{
    private const string Account = "123456789012";

    /// <summary>Types whose outputs the program does not read.</summary>
    private static readonly HashSet<string> Plain =
    [
        "aws:cloudwatch/logGroup:LogGroup",
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "aws:ec2/flowLog:FlowLog",
        "aws:ec2/instance:Instance",
        "aws:ec2/internetGateway:InternetGateway",
        "aws:ec2/keyPair:KeyPair",
        "aws:ec2/natGateway:NatGateway",
        "aws:ec2/route:Route",
        "aws:ec2/routeTable:RouteTable",
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
        "aws:ec2/securityGroup:SecurityGroup",
        "aws:ec2/subnet:Subnet",
        "aws:emr/cluster:Cluster",
        "aws:emr/instanceGroup:InstanceGroup",
        "aws:emr/managedScalingPolicy:ManagedScalingPolicy",
        "aws:iam/instanceProfile:InstanceProfile",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:kms/alias:Alias",
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        "aws:s3/bucketLogging:BucketLogging",
        "aws:s3/bucketNotification:BucketNotification",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "aws:s3/bucketVersioning:BucketVersioning",
        "aws:secretsmanager/secret:Secret",
        "aws:secretsmanager/secretVersion:SecretVersion",
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "infra:components:IdentityProviders",
        "infra:components:AccessLogBucket",
        "infra:components:Bastion",
        "infra:components:ClusterRoles",
        "infra:components:EmrSecurityGroups",
        "infra:components:ExistingNetwork",
        "infra:components:FlinkCluster",
        "infra:components:InterfaceEndpoints",
        "infra:components:KeyHandOver",
        "infra:components:Network",
        "infra:components:PreviewAccess",
        "infra:components:SessionManager",
        "infra:components:StateBucket",
        "infra:components:TrafficRules",
        "infra:components:UploadAccess",
        "infra:components:VpcFlowLog",
    ];

    /// <summary>The resource's id and outputs; in a preview no output is known.</summary>
    public static (string? Id, object State) Create(RegisteredResource resource, bool preview) => preview
        ? (null, resource.Inputs)
        : (Id(resource),
            resource.Inputs.SetItems(Outputs(resource).Select(output => KeyValuePair.Create(output.Key, (object)output.Value))));

    public static object Answer(string token) => token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => new Dictionary<string, object> { ["accountId"] = Account },
        "aws:index/getAvailabilityZones:getAvailabilityZones" => new Dictionary<string, object>
        {
            ["names"] = ImmutableArray.Create("us-east-1a", "us-east-1b", "us-east-1c"),
        },
        "aws:ec2/getVpc:getVpc" => new Dictionary<string, object>
        {
            ["id"] = "vpc-0123456789abcdef0",
            ["arn"] = $"arn:aws:ec2:us-east-1:{Account}:vpc/vpc-0123456789abcdef0",
            ["cidrBlock"] = "10.60.0.0/16",
            ["enableDnsHostnames"] = true,
            ["enableDnsSupport"] = true,
        },
        "aws:ec2/getSubnet:getSubnet" => new Dictionary<string, object>
        {
            ["id"] = "subnet-0123456789abcdef0",
            ["mapPublicIpOnLaunch"] = false,
        },
        "aws:ec2/getRouteTables:getRouteTables" => new Dictionary<string, object> { ["ids"] = ImmutableArray<object>.Empty },
        "aws:ec2/getPrefixList:getPrefixList" => new Dictionary<string, object> { ["id"] = "pl-63a5400a" },
        "aws:ssm/getParameter:getParameter" => new Dictionary<string, object> { ["value"] = "ami-0123456789abcdef0" },
        _ => throw new NotSupportedException($"no answer is listed for {token}"),
    };

    private static string Id(RegisteredResource resource) => resource.Type switch
    {
        "aws:s3/bucket:Bucket" => resource.Text("bucket"),
        "aws:iam/accessKey:AccessKey" => "AKIAIOSFODNN7EXAMPLE",
        "aws:emr/cluster:Cluster" => "j-1K48XXXXXXHCB",
        _ => $"{resource.Name}-id",
    };

    private static string Path(RegisteredResource resource) => resource.Inputs.GetValueOrDefault("path") as string ?? "/";

    private static Dictionary<string, string> Outputs(RegisteredResource resource) => resource.Type switch
    {
        "aws:iam/user:User" =>
            new() { ["arn"] = $"arn:aws:iam::{Account}:user/{resource.Text("name")}", ["uniqueId"] = "AIDAEXAMPLEEXAMPLE" },
        "aws:iam/role:Role" => new() { ["arn"] = $"arn:aws:iam::{Account}:role{Path(resource)}{resource.Text("name")}" },
        "aws:iam/policy:Policy" => new() { ["arn"] = $"arn:aws:iam::{Account}:policy{Path(resource)}{resource.Text("name")}" },
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider" =>
            new() { ["arn"] = $"arn:aws:iam::{Account}:oidc-provider/token.actions.githubusercontent.com" },
        "aws:iam/accessKey:AccessKey" => new() { ["secret"] = "the-secret-access-key", ["encryptedSecret"] = "encrypted" },
        "aws:s3/bucket:Bucket" => new() { ["arn"] = $"arn:aws:s3:::{resource.Text("bucket")}" },
        "aws:kms/key:Key" =>
            new()
            {
                ["arn"] = $"arn:aws:kms:us-east-1:{Account}:key/00000000-0000-4000-8000-000000000001",
                ["keyId"] = "00000000-0000-4000-8000-000000000001"
            },
        "aws:cloudwatch/logGroup:LogGroup" =>
            new() { ["arn"] = $"arn:aws:logs:us-east-1:{Account}:log-group:{resource.Text("name")}" },
        "aws:emr/securityConfiguration:SecurityConfiguration" => new() { ["name"] = $"{resource.Text("namePrefix")}0a1b2c3d" },
        "aws:ec2/eip:Eip" => new() { ["publicIp"] = "203.0.113.10" },
        "aws:ec2/vpc:Vpc" => new() { ["arn"] = $"arn:aws:ec2:us-east-1:{Account}:vpc/vpc-0123456789abcdef0" },
        "aws:ec2/vpcEndpoint:VpcEndpoint" => new() { ["prefixListId"] = "pl-63a5400a" },
        "random:index/randomId:RandomId" => new() { ["hex"] = "0a1b2c3d" },
        var type when Plain.Contains(type) => [],
        var type => throw new NotSupportedException($"no outputs are listed for {type}"),
    };
}
