using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>The input that AWS keeps a resource by: its name there.</summary>
internal static class NameInput
{
    private static readonly Dictionary<string, string> Inputs = new(StringComparer.Ordinal)
    {
        ["aws:s3/bucket:Bucket"] = "bucket",
        ["aws:ec2/keyPair:KeyPair"] = "keyName",
        ["aws:ssm/parameter:Parameter"] = "name",
        ["aws:secretsmanager/secret:Secret"] = "name",
        ["aws:iam/user:User"] = "name",
        ["aws:iam/role:Role"] = "name",
        ["aws:iam/policy:Policy"] = "name",
        ["aws:iam/instanceProfile:InstanceProfile"] = "name",
        ["aws:kms/alias:Alias"] = "name",
        ["aws:ec2/securityGroup:SecurityGroup"] = "name",
        ["aws:cloudwatch/logGroup:LogGroup"] = "name",
        ["aws:emr/securityConfiguration:SecurityConfiguration"] = "name",
        ["aws:emr/cluster:Cluster"] = "name",
    };

    public static string PathOf(string type) => Inputs[type];

    public static string? Of(ReportedResource resource) =>
        Inputs.TryGetValue(resource.Type, out var input) && resource.Inputs[input] is JsonValue value
            && value.TryGetValue<string>(out var name)
            ? name
            : null;
}
