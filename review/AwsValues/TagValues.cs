using IamEngine.Model;
using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>
/// Tags. All services reserve the prefix aws: and allow 50 tags. IAM is the strictest about characters and case, EC2 about the
/// length of a key. https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
/// </summary>
internal static class TagValues
{
    private const string Help = "write letters, digits, spaces and _ . : / = + - @, or leave the tag out";

    private static readonly string[] OfEc2 =
    [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws:ec2/eip:Eip", "aws:ec2/flowLog:FlowLog",
        "aws:ec2/instance:Instance",
        "aws:ec2/internetGateway:InternetGateway", "aws:ec2/keyPair:KeyPair", "aws:ec2/natGateway:NatGateway",
        "aws:ec2/routeTable:RouteTable",
        "aws:ec2/securityGroup:SecurityGroup", "aws:ec2/subnet:Subnet", "aws:ec2/vpc:Vpc", "aws:ec2/vpcEndpoint:VpcEndpoint",
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    ];

    public static IEnumerable<InputRules> Rows =>
    [
        .. OfEc2.SelectMany(type => Ec2(type, "tags")),
        .. Ec2("aws:ec2/instance:Instance", "rootBlockDevice.tags"),
        .. Emr("aws:emr/cluster:Cluster"),
        .. Iam("aws:iam/user:User", "CreateUser", ignoresCase: true),
        .. Iam("aws:iam/role:Role", "CreateRole", ignoresCase: true),
        .. Iam("aws:iam/policy:Policy", "CreatePolicy", ignoresCase: false),
        .. Iam("aws:iam/instanceProfile:InstanceProfile", "CreateInstanceProfile", ignoresCase: false),
        .. Iam("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "CreateOpenIDConnectProvider", ignoresCase: false),
        .. Of("aws:kms/key:Key", "tags", "https://docs.aws.amazon.com/kms/latest/APIReference/API_Tag.html", 128,
            "kms:CreateKey:Tags[].TagKey", "kms:CreateKey:Tags[].TagValue", characters: null, []),
        .. Of("aws:cloudwatch/logGroup:LogGroup", "tags",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
            128, "logs:CreateLogGroup:tags{key}", "logs:CreateLogGroup:tags{}", Characters, []),
        .. Of("aws:secretsmanager/secret:Secret", "tags",
            "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Tag.html", 128,
            "secretsmanager:CreateSecret:Tags[].Key", "secretsmanager:CreateSecret:Tags[].Value", Characters, []),
        .. Of("aws:s3/bucket:Bucket", "tags", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html", 128,
            null, null, Characters, []),
    ];

    // EC2 itself takes any character. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
    private static IEnumerable<InputRules> Ec2(string type, string input) => Of(
        type, input, "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html", 127,
        "ec2:CreateTags:Tags[].Key", "ec2:CreateTags:Tags[].Value", characters: null, []);

    private static IEnumerable<InputRules> Emr(string type) => Of(
        type, "tags", "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-tags-restrictions.html", 127,
        "emr:RunJobFlow:Tags[].Key", "emr:RunJobFlow:Tags[].Value", Characters, []);

    /// <param name="ignoresCase">Users and roles cannot have the keys Owner and owner at once; other kinds can.</param>
    private static IEnumerable<InputRules> Iam(string type, string operation, bool ignoresCase) => Of(
        type, "tags", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules", 128,
        $"iam:{operation}:Tags[].Key", $"iam:{operation}:Tags[].Value", Characters,
        ignoresCase ? [new KeysDifferInMoreThanCase()] : []);

    private static IEnumerable<InputRules> Of(
        string type, string input, string link, int keyLength, string? key, string? value, Func<string, Pattern>? characters,
        Seq<Constraint> ofAll) =>
    [
        new(type, input, "the tags of a resource", "use fewer keys, and no two that differ in case alone", link, null,
            [new Count(50), .. ofAll]),
        new(type, $"{input}{{key}}", "the key of a tag", Help, link, key,
            [new Length(1, keyLength), new NotReserved(["aws:"], []),
                .. characters is null ? [] : (Constraint[])[characters("+")]]),
        new(type, $"{input}{{}}", "the value of a tag", Help, link, value,
            [new Length(0, 256), .. characters is null ? [] : (Constraint[])[characters("*")]]),
    ];

    private static Pattern Characters(string times) => new(
        $@"[\p{{L}}\p{{Z}}\p{{N}}_.:/=+\-@]{times}", "letters and digits of any language, spaces and _ . : / = + - @",
        "r\u00E9seau 2/3", "R&D");
}
