using System.Text.RegularExpressions;
using IamEngine.Catalogue;

namespace Tests.Catalogue;

/// <summary>The names in ARNs that cannot contain a colon, according to AWS's models and pages.</summary>
public class ArnNameTests
{
    [Theory]
    [InlineData("dynamodb", "TableName")]
    [InlineData("ec2", "InstanceId")]
    [InlineData("iam", "RoleName")]
    [InlineData("lambda", "FunctionName")]
    [InlineData("s3", "BucketName")]
    [InlineData("secretsmanager", "SecretId")]
    [InlineData("sqs", "QueueName")]
    public void A_name_with_a_source_holds_no_colon(string service, string name) =>
        Assert.Matches("^(https://docs.aws.amazon.com/|[a-z0-9-]+ [0-9-]+ )", ArnNames.Find(service, name)!.Source);

    /// <summary>
    /// Names that contain colons: paths, object keys, automated snapshots (rds:orders-2026...), the models of Amazon Bedrock
    /// (nova-lite-v1:0), and default option groups (default:mysql-8-0).
    /// </summary>
    [Theory]
    [InlineData("bedrock", "ResourceId")]
    [InlineData("cloudwatch", "AlarmName")]
    [InlineData("ec2", "KeyPairName")]
    [InlineData("iam", "RoleNameWithPath")]
    [InlineData("iot", "ThingName")]
    [InlineData("kms", "Alias")]
    [InlineData("rds", "OptionGroupName")]
    [InlineData("rds", "SnapshotName")]
    [InlineData("s3", "ObjectName")]
    public void A_name_without_a_source_may_hold_a_colon(string service, string name) =>
        Assert.Null(ArnNames.Find(service, name));

    [Fact]
    public void Each_name_is_in_an_ARN_of_the_catalogue()
    {
        var used = AwsCatalogue.Services.SelectMany(service => service.ResourceTypes).SelectMany(type => type.ArnPatterns)
            .SelectMany(form => Regex.Matches(form.Text, @"\$\{(\w+)\}")
                .Select(match => (form.Text.Split(':')[2], match.Groups[1].Value)))
            .ToHashSet();
        using var names = new StreamReader(typeof(ArnNames).Assembly.GetManifestResourceStream("arn-names.txt")!);
        var lines = names.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^source\tbotocore \d+\.\d+\.\d+$", lines[0]);
        Assert.True(lines.Length > 800, $"{lines.Length} names");
        Assert.All(lines.Skip(1).Select(line => line.Split('\t')), row => Assert.Contains((row[0], row[1]), used));
    }
}
