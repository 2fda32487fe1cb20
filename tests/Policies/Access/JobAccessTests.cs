using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Vocabulary;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class JobAccessTests
{
    private const string Input = "arn:aws:s3:::example-input";

    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001";

    private const string Stream = "arn:aws:kinesis:us-east-1:123456789012:stream/orders";

    private const string Glue = "arn:aws:glue:us-east-1:123456789012:";

    private static readonly JobData Data = new(
        [
            new(BucketName.Of("example-input"), ["orders/", "users/"], DataUse.Read, Arn.Of(Key)),
            new(BucketName.Of("example-output"), [], DataUse.Write, null),
        ],
        [new("orders", DataUse.Read), new("results", DataUse.Write)],
        [new("sales", ["orders"], DataUse.Read), new("reports", [], DataUse.Delete)]);

    private static readonly JobBucket Output = Data.Buckets[1];

    private static readonly Asker Job = Asker.With(Document(Data));

    [Fact]
    public void With_a_bucket_it_reads() => Assert.Equal(
        """
        Allow FindBucket1
          s3:GetBucketLocation
          on arn:aws:s3:::example-input
        Allow ListBucket1
          s3:ListBucket
          on arn:aws:s3:::example-input
          when StringLike s3:prefix {orders/*, users/*}
        Allow UseBucket1
          s3:GetObject
          on arn:aws:s3:::example-input/orders/*
          on arn:aws:s3:::example-input/users/*
        Allow UseKeyOfBucket1
          kms:Decrypt
          on arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001
          when StringEquals kms:ViaService {s3.us-east-1.amazonaws.com}
        """,
        Read(Document(Data with { Buckets = [Data.Buckets[0]], Streams = [], Databases = [] })));

    [Fact]
    public void With_a_bucket_to_delete_from_it_reads() => Assert.Equal(
        """
        Allow FindBucket1
          s3:GetBucketLocation
          on arn:aws:s3:::example-output
        Allow ListBucket1
          s3:ListBucket
          on arn:aws:s3:::example-output
        Allow UseBucket1
          s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-output/*
        """,
        Read(Document(JobData.None with { Buckets = [Output with { Use = DataUse.Delete }] })));

    [Fact]
    public void A_limit_for_one_of_each_reads() => Assert.Equal(
        """
        Allow UseTheDataOfJobs
          s3:AbortMultipartUpload s3:DeleteObject s3:GetBucketLocation s3:GetObject s3:ListBucket
            s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-output
          on arn:aws:s3:::example-output/*
        Allow UseTheStreamsOfJobs
          kinesis:*isterStreamConsumer kinesis:DescribeStream* kinesis:GetRecords kinesis:GetShardIterator
            kinesis:ListShards kinesis:SubscribeToShard
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders/consumer/*
        Allow UseTheTablesOfJobs
          glue:*GetPartition* glue:GetDatabase glue:GetTable*
          on arn:aws:glue:us-east-1:123456789012:catalog
          on arn:aws:glue:us-east-1:123456789012:database/sales
          on arn:aws:glue:us-east-1:123456789012:table/sales/orders
        """,
        Read([.. JobAccess.Limit(
            new([Output with { Use = DataUse.Delete }], [Data.Streams[0]], [Data.Databases[0]]), Region.Of("us-east-1"),
            Example.Id)]));

    [Fact]
    public void Two_buckets_with_one_key_give_one_key_in_the_limit() => Assert.Equal(
        """
        Allow UseTheDataOfJobs
          s3:AbortMultipartUpload s3:GetBucketLocation s3:GetObject s3:ListBucket s3:ListMultipartUploadParts
            s3:PutObject
          on arn:aws:s3:::example-input
          on arn:aws:s3:::example-input/*
          on arn:aws:s3:::example-output
          on arn:aws:s3:::example-output/*
        Allow UseTheKeysOfJobs
          kms:Decrypt kms:GenerateDataKey
          on arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001
          when StringEquals kms:ViaService {s3.us-east-1.amazonaws.com}
        """,
        Read([.. JobAccess.Limit(
            JobData.None with { Buckets = [Data.Buckets[0], Output with { Key = Arn.Of(Key) }] }, Region.Of("us-east-1"),
            Example.Id)]));

    [Fact]
    public void Data_is_empty_only_without_buckets_streams_and_databases()
    {
        Assert.True(JobData.None.IsEmpty);
        Assert.False((JobData.None with { Buckets = [Output] }).IsEmpty);
        Assert.False((JobData.None with { Streams = [Data.Streams[0]] }).IsEmpty);
        Assert.False((JobData.None with { Databases = [Data.Databases[0]] }).IsEmpty);
    }

    [Fact]
    public void With_streams_and_databases_it_reads() => Assert.Equal(
        """
        Allow UseStream1
          kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator
            kinesis:ListShards
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders
        Allow ConsumeStream1
          kinesis:DeregisterStreamConsumer kinesis:DescribeStreamConsumer kinesis:RegisterStreamConsumer
            kinesis:SubscribeToShard
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders/consumer/*
        Allow UseStream2
          kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator
            kinesis:ListShards kinesis:PutRecord kinesis:PutRecords
          on arn:aws:kinesis:us-east-1:123456789012:stream/results
        Allow UseDatabase1
          glue:BatchGetPartition glue:GetDatabase glue:GetPartition glue:GetPartitions glue:GetTable
            glue:GetTables
          on arn:aws:glue:us-east-1:123456789012:catalog
          on arn:aws:glue:us-east-1:123456789012:database/sales
          on arn:aws:glue:us-east-1:123456789012:table/sales/orders
        Allow UseDatabase2
          glue:BatchCreatePartition glue:BatchDeletePartition glue:BatchGetPartition glue:CreatePartition
            glue:CreateTable glue:DeletePartition glue:DeleteTable glue:GetDatabase glue:GetPartition
            glue:GetPartitions glue:GetTable glue:GetTables glue:UpdatePartition glue:UpdateTable
          on arn:aws:glue:us-east-1:123456789012:catalog
          on arn:aws:glue:us-east-1:123456789012:database/reports
          on arn:aws:glue:us-east-1:123456789012:table/reports/*
        """,
        Read(Document(Data with { Buckets = [] })));

    [Fact]
    public void A_bucket_is_used_under_its_prefixes_and_for_its_use_alone()
    {
        Job.May("s3:GetObject", $"{Input}/orders/a");
        Job.MayNot("s3:GetObject", $"{Input}/payroll/a", $"{Input}/orders", $"{Input}-2/orders/a");
        Job.MayNot("s3:PutObject", $"{Input}/orders/a");
        Job.When("s3:prefix", "orders/").May("s3:ListBucket", Input);
        Job.When("s3:prefix", "payroll/").MayNot("s3:ListBucket", Input);
        Job.MayNot("s3:ListBucket", Input);
        Job.May("s3:PutObject", "arn:aws:s3:::example-output/a");
        Job.MayNot("s3:DeleteObject", "arn:aws:s3:::example-output/a");
    }

    [Fact]
    public void A_key_is_used_through_S3_alone_and_a_reader_encrypts_nothing()
    {
        var throughS3 = Job.When("kms:ViaService", "s3.us-east-1.amazonaws.com");

        throughS3.May("kms:Decrypt", Key);
        throughS3.MayNot("kms:GenerateDataKey", Key);
        Job.MayNot("kms:Decrypt", Key);
    }

    [Fact]
    public void A_writer_encrypts_with_the_key_too()
    {
        var writer = Asker.With(Document(JobData.None with
        {
            Buckets = [new(BucketName.Of("example-output"), [], DataUse.Write, Arn.Of(Key))],
        })).When("kms:ViaService", "s3.us-east-1.amazonaws.com");

        writer.May("kms:GenerateDataKey", Key);
        writer.May("kms:Decrypt", Key);
        writer.MayNot("kms:GenerateDataKeyWithoutPlaintext", Key);
        writer.MayNot("kms:ScheduleKeyDeletion", Key);
        writer.MayNot("s3:DeleteObject", "arn:aws:s3:::example-output/a");
    }

    [Fact]
    public void Whoever_writes_tables_deletes_none()
    {
        var writer = Asker.With(Document(JobData.None with { Databases = [new("sales", [], DataUse.Write)] }));

        writer.May("glue:UpdateTable", $"{Glue}table/sales/a");
        writer.May("glue:GetTable", $"{Glue}table/sales/a");
        writer.MayNot("glue:DeleteTable", $"{Glue}table/sales/a");
    }

    [Fact]
    public void The_limit_reads() => Assert.Equal(
        """
        Allow UseTheDataOfJobs
          s3:AbortMultipartUpload s3:GetBucketLocation s3:GetObject s3:ListBucket s3:ListMultipartUploadParts
            s3:PutObject
          on arn:aws:s3:::example-input
          on arn:aws:s3:::example-input/*
          on arn:aws:s3:::example-output
          on arn:aws:s3:::example-output/*
        Allow UseTheKeysOfJobs
          kms:Decrypt kms:GenerateDataKey
          on arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001
          when StringEquals kms:ViaService {s3.us-east-1.amazonaws.com}
        Allow UseTheStreamsOfJobs
          kinesis:*isterStreamConsumer kinesis:DescribeStream* kinesis:GetRecords kinesis:GetShardIterator
            kinesis:ListShards kinesis:PutRecord* kinesis:SubscribeToShard
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders
          on arn:aws:kinesis:us-east-1:123456789012:stream/orders/consumer/*
          on arn:aws:kinesis:us-east-1:123456789012:stream/results
          on arn:aws:kinesis:us-east-1:123456789012:stream/results/consumer/*
        Allow UseTheTablesOfJobs
          glue:*CreatePartition glue:*DeletePartition glue:*GetPartition* glue:CreateTable glue:DeleteTable
            glue:GetDatabase glue:GetTable* glue:UpdatePartition glue:UpdateTable
          on arn:aws:glue:us-east-1:123456789012:catalog
          on arn:aws:glue:us-east-1:123456789012:database/reports
          on arn:aws:glue:us-east-1:123456789012:database/sales
          on arn:aws:glue:us-east-1:123456789012:table/reports/*
          on arn:aws:glue:us-east-1:123456789012:table/sales/orders
        """,
        Read([.. JobAccess.Limit(Data, Region.Of("us-east-1"), Example.Id)]));

    [Fact]
    public void A_stream_is_read_or_written_as_its_use_says()
    {
        Job.May("kinesis:GetRecords", Stream);
        Job.May("kinesis:SubscribeToShard", $"{Stream}/consumer/job:1");
        Job.MayNot("kinesis:PutRecord", Stream);
        Job.MayNot("kinesis:DeleteStream", Stream);
        Job.May("kinesis:PutRecords", Stream.Replace("orders", "results", StringComparison.Ordinal));
        Job.MayNot("kinesis:GetRecords", Stream.Replace("orders", "payroll", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_is_read_or_changed_as_the_use_of_its_database_says()
    {
        Job.May("glue:GetTable", $"{Glue}table/sales/orders");
        Job.MayNot("glue:GetTable", $"{Glue}table/sales/payroll");
        Job.MayNot("glue:UpdateTable", $"{Glue}table/sales/orders");
        Job.May("glue:DeleteTable", $"{Glue}table/reports/a");
        Job.MayNot("glue:DeleteDatabase", $"{Glue}database/reports");
    }

    [Fact]
    public void The_limit_names_the_same_data_and_nothing_else()
    {
        var limit = Asker.BoundBy(WorkloadBoundary.Document(Example.Scope, primaries: 3, Data));
        var none = Asker.BoundBy(WorkloadBoundary.Document(Example.Scope, primaries: 3));

        foreach (var (action, resource) in new[]
        {
            ("s3:GetObject", $"{Input}/orders/a"), ("s3:PutObject", "arn:aws:s3:::example-output/a"),
            ("kinesis:GetRecords", Stream), ("kinesis:SubscribeToShard", $"{Stream}/consumer/job:1"),
            ("glue:GetTable", $"{Glue}table/sales/orders"), ("glue:DeleteTable", $"{Glue}table/reports/a"),
        })
        {
            limit.May(action, resource);
            none.MayNot(action, resource);
        }

        limit.When("kms:ViaService", "s3.us-east-1.amazonaws.com").May("kms:Decrypt", Key);
        limit.MayNot("kms:Decrypt", Key);
        limit.MayNot("s3:DeleteObject", $"{Input}/orders/a");
        limit.MayNot("s3:GetObject", "arn:aws:s3:::payroll/a");
        limit.MayNot("kinesis:DeleteStream", Stream);
        limit.MayNot("glue:GetTable", $"{Glue}table/payroll/a");
    }

    [Fact]
    public void Metrics_and_statements_are_the_same_in_the_policy_and_in_the_limit()
    {
        const string reads =
            """
            Allow WriteMetrics
              cloudwatch:PutMetricData
              on *
              when StringEquals cloudwatch:namespace {Orders}
            Allow UseJobStatement1
              dynamodb:GetItem
              on arn:aws:dynamodb:us-east-1:123456789012:table/orders
            """;
        var data = JobData.None with
        {
            Metrics = ["Orders"],
            Statements = [new(
                [new("dynamodb:GetItem")], [new("arn:aws:dynamodb:us-east-1:123456789012:table/orders")])],
        };

        Assert.Equal(reads, Read(Document(data)));
        Assert.Equal(reads, Read([.. JobAccess.Limit(data, Region.Of("us-east-1"), Example.Id)]));
    }

    /// <summary>A boundary grants nothing itself; what its patterns add for a principal that may write policies stays of the
    /// same use.</summary>
    [Fact]
    public void The_patterns_of_the_limit_add_no_other_access_level()
    {
        var read = JobData.None with { Streams = [new("orders", DataUse.Read)], Databases = [new("sales", [], DataUse.Read)] };
        foreach (var pattern in Actions(JobAccess.Limit(read, Region.Of("us-east-1"), Example.Id)))
        {
            var levels = AwsCatalogue.ActionsMatching(pattern).Select(action => action.AccessLevel).Distinct().ToArray();
            Assert.True(
                levels.All(level => level is AccessLevel.Read or AccessLevel.List)
                || pattern == "kinesis:*isterStreamConsumer", $"{pattern}: {string.Join(' ', levels)}");
        }

        foreach (var pattern in Actions(JobAccess.Limit(Data, Region.Of("us-east-1"), Example.Id)))
        {
            var levels = AwsCatalogue.ActionsMatching(pattern).Select(action => action.AccessLevel is AccessLevel.List
                ? AccessLevel.Read : action.AccessLevel).Distinct();
            Assert.True(levels.Single() is AccessLevel.Read or AccessLevel.Write, pattern);
        }

        static IEnumerable<string> Actions(IEnumerable<IdentityStatement> statements) =>
            statements.SelectMany(statement => statement.Action.Patterns).Select(pattern => pattern.Text);
    }

    [Fact]
    public void The_endpoint_lets_what_jobs_use_pass_and_no_more()
    {
        var through = Asker.Through(S3EndpointPolicy.Document(Example.Store, Example.Id, [], [], Data.Buckets));

        through.May("s3:GetObject", $"{Input}/orders/a");
        through.May("s3:ListBucket", Input);
        through.MayNot("s3:PutObject", $"{Input}/orders/a");
        through.MayNot("s3:GetObject", $"{Input}/payroll/a");
        through.May("s3:PutObject", "arn:aws:s3:::example-output/a");
        through.When("aws:PrincipalAccount", Example.OtherAccount).MayNot("s3:PutObject", "arn:aws:s3:::example-output/a");
    }

    private static IdentityPolicy Document(JobData data) => JobAccess.Document(data, Region.Of("us-east-1"), Example.Id);
}
