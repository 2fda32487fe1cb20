using IamEngine.Json;
using IamEngine.Model;
using Policies.Access;

namespace Tests.Access;

public sealed class ClusterDocumentsTests
{
    private static readonly StateStore Store = new(Arn.Of("arn:aws:s3:::example-state"), Arn.Of("arn:aws:kms:us-east-1:123456789012:key/example"));

    [Fact]
    public void Nodes_leave_logs_and_touch_nothing_else_of_them() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"LeaveLogs","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],"Resource":"arn:aws:s3:::example-state/logs/*"}]}""",
        PolicyWriter.Write(ClusterNodeAccess.Document(Store, highAvailability: false)));

    [Fact]
    public void Only_where_primaries_stand_in_for_each_other_do_nodes_hand_over_through_the_bucket() => Assert.Equal(
        ["LeaveLogs", "ListWhatIsHandedOver", "HandOver"],
        ClusterNodeAccess.Document(Store, highAvailability: true).Statements.Select(statement => statement.Sid!.ToString()));

    [Theory]
    [InlineData("aws", "ec2.amazonaws.com")]
    [InlineData("aws-cn", "ec2.amazonaws.com.cn")]
    public void The_one_role_is_passed_to_EC2_alone(string partition, string service) => Assert.Equal(
        $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"PassTheNodeRole","Effect":"Allow","Action":"iam:PassRole","Resource":"arn:{{{{partition}}}}:iam::123456789012:role/emr-node","Condition":{"StringEquals":{"iam:PassedToService":"{{{{service}}}}"}}}]}""",
        PolicyWriter.Write(NodeRolePassing.Document(Arn.IamRole(partition, AccountId.Of("123456789012"), "emr-node"))));

    [Theory]
    [InlineData("us-east-1", "aws", "elasticmapreduce.amazonaws.com")]
    [InlineData("cn-north-1", "aws-cn", "elasticmapreduce.amazonaws.com.cn")]
    public void EMR_becomes_its_role_only_for_this_account(string region, string partition, string service) => Assert.Equal(
        $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"EmrMayAssumeTheRole","Effect":"Allow","Principal":{"Service":"{{{{service}}}}"},"Action":"sts:AssumeRole","Condition":{"ArnLike":{"aws:SourceArn":"arn:{{{{partition}}}}:elasticmapreduce:{{{{region}}}}:123456789012:*"},"StringEquals":{"aws:SourceAccount":"123456789012"}}}]}""",
        PolicyWriter.Write(ServiceTrust.Emr(Region.Of(region), AccountId.Of("123456789012"))));

    [Fact]
    public void The_key_is_lent_to_volumes_and_to_nothing_else()
    {
        var statements = VolumeEncryption.Document(Store.Key).Statements;

        Assert.All(statements.Where(statement => statement.Sid! != Sid.Of("SeeTheKey")), statement =>
            Assert.Contains(statement.Condition, test => test.Key.Name == "kms:ViaService" && test.Values.Single() == "ec2.us-east-1.amazonaws.com"));
        Assert.Contains(statements.Single(statement => statement.Sid! == Sid.Of("LendTheKeyToVolumes")).Condition, test => test.Key.Name == "kms:GrantIsForAWSResource");
    }

    [Fact]
    public void An_interface_endpoint_lets_the_account_alone_pass() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"IdentitiesOfTheAccount","Effect":"Allow","Principal":"*","Action":"sts:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}}]}""",
        PolicyWriter.Write(InterfaceEndpointPolicy.Document(new("sts:*"), AccountId.Of("123456789012"))));

    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html
    public static TheoryData<string, string, string[]> Releases => new()
    {
        { "7.13.0", "eu-central-1", ["repo.eu-central-1.emr.amazonaws.com", "al2023-repos-eu-central-1-de612dc2"] },
        { "7.0.0", "us-east-1", ["repo.us-east-1.emr.amazonaws.com", "al2023-repos-us-east-1-de612dc2"] },
        { "6.15.0", "us-east-1", ["repo.us-east-1.emr.amazonaws.com", "amazonlinux.us-east-1.amazonaws.com", "amazonlinux-2-repos-us-east-1"] },
        { "5.29.0", "us-east-1", ["packages.us-east-1.amazonaws.com", "repo.us-east-1.amazonaws.com", "repo.us-east-1.emr.amazonaws.com"] },
        { "5.21.0", "us-east-1", ["packages.us-east-1.amazonaws.com", "repo.us-east-1.amazonaws.com"] },
        { "8.0.0", "us-east-2", ["repo.us-east-2.emr.amazonaws.com", "al2023-repos-us-east-2-de612dc2", "aws157-instance-data-0-prod-us-east-2", "aws157-instance-data-1-prod-us-east-2"] },
        { "8.0.0", "ap-southeast-2", ["repo.ap-southeast-2.emr.amazonaws.com", "al2023-repos-ap-southeast-2-de612dc2", "aws157-instance-data-bucket-0-prod-ap-southeast-2", "aws157-instance-data-bucket-1-prod-ap-southeast-2"] },
    };

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_release_reaches_the_buckets_that_AWS_lists_for_it(string release, string region, string[] buckets) =>
        Assert.Equal(buckets, EmrBuckets.Software(Region.Of(region), Version.Parse(release)).Select(bucket => bucket.Resource));

    [Theory]
    [InlineData("us-east-1", "arn:aws:s3:::aws157-logs-prod")]
    [InlineData("eu-central-1", "arn:aws:s3:::aws157-logs-prod-eu-central-1")]
    [InlineData("cn-north-1", "arn:aws-cn:s3:::aws157-logs-prod-cn-north-1")]
    public void Logs_of_the_service_go_to_the_Regions_own_bucket(string region, string bucket) =>
        Assert.Equal([bucket], EmrBuckets.SystemLogs(Region.Of(region)).Select(arn => arn.ToString()));

    [Fact]
    public void Without_a_cluster_nothing_can_be_written_to_buckets_of_AWS()
    {
        var without = S3EndpointPolicy.Document(Store, AccountId.Of("123456789012"), SoftwareBuckets.AmazonLinux2023(Region.Of("us-east-1")));
        var with = S3EndpointPolicy.Document(Store, AccountId.Of("123456789012"), SoftwareBuckets.AmazonLinux2023(Region.Of("us-east-1")), EmrBuckets.SystemLogs(Region.Of("us-east-1")));

        Assert.Equal(["ReachTheState", "FetchSoftware"], without.Statements.Select(statement => statement.Sid!.ToString()));
        Assert.Equal(["ReachTheState", "FetchSoftware", "SendSystemLogs"], with.Statements.Select(statement => statement.Sid!.ToString()));
    }
}
