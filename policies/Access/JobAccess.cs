using System.IO.Enumeration;
using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The permissions of jobs that the settings name. Each bucket, stream, database and statement of the settings has its own
/// statements, numbered in the order of the settings.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
/// </summary>
public static class JobAccess
{
    private static readonly ActionPattern[] WriteObjects = [S3.PutObject, S3.AbortMultipartUpload, S3.ListMultipartUploadParts];

    public static IdentityPolicy Document(JobData data, Region region, AccountId account) => IdentityPolicy.Of(
    [
        .. data.Buckets.SelectMany((bucket, index) => OfBucket(bucket, index + 1, region)),
        .. data.Streams.SelectMany((stream, index) => OfStream(stream, index + 1, region, account)),
        .. data.Databases.Select((database, index) => OfDatabase(database, index + 1, region, account)),
        .. Statements(data),
    ]);

    /// <summary>
    /// The statements of the permissions boundary for the same buckets, streams, databases and keys, without the prefixes.
    /// </summary>
    public static IEnumerable<IdentityStatement> Limit(JobData data, Region region, AccountId account)
    {
        if (data.Buckets.Count > 0)
        {
            var most = data.Buckets.Max(bucket => bucket.Use);
            yield return Allow("UseTheDataOfJobs", [S3.GetBucketLocation, S3.ListBucket, .. ObjectActions(most)])
                .On([.. data.Buckets.Select(bucket => Bucket(bucket, region))
                    .SelectMany(bucket => (ResourcePattern[])[bucket, new($"{bucket}/*")])]);
        }

        if (data.Buckets.Select(bucket => bucket.Key).OfType<Arn>().ToArray() is { Length: > 0 } keys)
        {
            yield return Allow("UseTheKeysOfJobs", Kms.Decrypt, Kms.GenerateDataKey)
                .On([.. keys])
                .When(KmsKeys.ViaService.Is(S3EndPoint(region)));
        }

        if (data.Streams.Count > 0)
        {
            var most = data.Streams.Max(stream => stream.Use);
            yield return Allow("UseTheStreamsOfJobs", [.. Shortened(StreamActions(most).Concat(ConsumerActions))])
                .On([.. data.Streams.SelectMany(stream => StreamAndConsumers(stream, region, account))]);
        }

        if (data.Databases.Count > 0)
        {
            yield return Allow("UseTheTablesOfJobs", [.. Shortened(TableActions(data.Databases.Max(database => database.Use)))])
                .On([.. data.Databases.SelectMany(database => Tables(database, region, account))]);
        }

        foreach (var statement in Statements(data))
        {
            yield return statement;
        }
    }

    // The same in the policy and in the boundary: nothing is known about other actions of these services.
    private static IEnumerable<IdentityStatement> Statements(JobData data)
    {
        if (data.Metrics.Count > 0)
        {
            // A metric has no ARN; the condition key is the narrowest form.
            // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
            yield return Allow("WriteMetrics", new ActionPattern("cloudwatch:PutMetricData"))
                .On(ResourcePattern.Any)
                .When(new StringKey("cloudwatch:namespace").Is([.. data.Metrics]));
        }

        foreach (var (index, statement) in data.Statements.Index())
        {
            yield return Allow($"UseJobStatement{index + 1}", [.. statement.Actions]).On([.. statement.Resources]);
        }
    }

    /// <summary>The bucket's ARN.</summary>
    public static Arn Bucket(JobBucket bucket, Region region) => SoftwareBuckets.Bucket(region, bucket.Name.Value);

    /// <summary>The objects that jobs may use: <c>arn:aws:s3:::BUCKET/PREFIX/*</c> for each prefix.</summary>
    public static IEnumerable<ResourcePattern> Objects(JobBucket bucket, Region region) =>
        bucket.Prefixes.Count == 0
            ? [new($"{Bucket(bucket, region)}/*")]
            : bucket.Prefixes.Select(prefix => new ResourcePattern($"{Bucket(bucket, region)}/{prefix}*"));

    /// <summary>The actions on objects that a use allows.</summary>
    public static IEnumerable<ActionPattern> ObjectActions(DataUse use) =>
    [
        S3.GetObject,
        .. use >= DataUse.Write ? WriteObjects : [],
        .. use >= DataUse.Delete ? [S3.DeleteObject] : Array.Empty<ActionPattern>(),
    ];

    private static IEnumerable<IdentityStatement> OfBucket(JobBucket bucket, int number, Region region)
    {
        yield return Allow($"FindBucket{number}", S3.GetBucketLocation).On(Bucket(bucket, region));
        var list = Allow($"ListBucket{number}", S3.ListBucket).On(Bucket(bucket, region));
        yield return bucket.Prefixes.Count == 0 ? list
            : list.When(S3Keys.Prefix.IsLike([.. bucket.Prefixes.Select(prefix => $"{prefix}*")]));
        yield return Allow($"UseBucket{number}", [.. ObjectActions(bucket.Use)]).On([.. Objects(bucket, region)]);
        if (bucket.Key is { } key)
        {
            ActionPattern[] writing = bucket.Use >= DataUse.Write ? [Kms.GenerateDataKey] : [];
            yield return Allow($"UseKeyOfBucket{number}", [Kms.Decrypt, .. writing])
                .On(key)
                .When(KmsKeys.ViaService.Is(S3EndPoint(region)));
        }
    }

    private static IEnumerable<IdentityStatement> OfStream(JobStream stream, int number, Region region, AccountId account)
    {
        var on = StreamAndConsumers(stream, region, account);
        yield return Allow($"UseStream{number}", [.. StreamActions(stream.Use)]).On(on[0]);
        if (stream.Use == DataUse.Read)
        {
            // Enhanced fan-out: a job registers as a consumer, and the calls name the stream or the consumer.
            yield return Allow($"ConsumeStream{number}", [.. ConsumerActions]).On(on);
        }
    }

    private static IdentityStatement OfDatabase(JobDatabase database, int number, Region region, AccountId account) =>
        Allow($"UseDatabase{number}", [.. TableActions(database.Use)]).On([.. Tables(database, region, account)]);

    private static ResourcePattern[] StreamAndConsumers(JobStream stream, Region region, AccountId account)
    {
        var arn = $"arn:{region.Partition}:kinesis:{region}:{account}:stream/{stream.Name}";
        return [new(arn), new($"{arn}/consumer/*")];
    }

    // AWS authorizes a call for a table on the table, its database and the catalog.
    private static IEnumerable<ResourcePattern> Tables(JobDatabase database, Region region, AccountId account)
    {
        var glue = $"arn:{region.Partition}:glue:{region}:{account}";
        return
        [
            new($"{glue}:catalog"),
            new($"{glue}:database/{database.Name}"),
            .. database.Tables.Count == 0 ? [new($"{glue}:table/{database.Name}/*")]
                : database.Tables.Select(table => new ResourcePattern($"{glue}:table/{database.Name}/{table}")),
        ];
    }

    private static IEnumerable<ActionPattern> StreamActions(DataUse use) => use == DataUse.Read
        ? Actions("kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
            "kinesis:ListShards")
        : Actions("kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
            "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords");

    private static IEnumerable<ActionPattern> ConsumerActions => Actions(
        "kinesis:DeregisterStreamConsumer", "kinesis:DescribeStreamConsumer", "kinesis:RegisterStreamConsumer",
        "kinesis:SubscribeToShard");

    private static IEnumerable<ActionPattern> TableActions(DataUse use) =>
    [
        .. Actions("glue:BatchGetPartition", "glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable",
            "glue:GetTables"),
        .. use >= DataUse.Write
            ? Actions("glue:BatchCreatePartition", "glue:CreatePartition", "glue:CreateTable", "glue:UpdatePartition",
                "glue:UpdateTable")
            : [],
        .. use >= DataUse.Delete ? Actions("glue:BatchDeletePartition", "glue:DeletePartition", "glue:DeleteTable") : [],
    ];

    // Each pattern matches actions of one use only, so that reading stays reading.
    private static readonly ActionPattern[] Short =
    [
        new("glue:*CreatePartition"), new("glue:*DeletePartition"), new("glue:*GetPartition*"), new("glue:GetTable*"),
        new("glue:UpdatePartition"), new("kinesis:*isterStreamConsumer"), new("kinesis:DescribeStream*"),
        new("kinesis:PutRecord*"),
    ];

    /// <summary>The actions of a boundary, with a pattern in place of the actions that it matches.</summary>
    private static IEnumerable<ActionPattern> Shortened(IEnumerable<ActionPattern> actions) => actions
        .Select(action => Short.FirstOrDefault(
            pattern => FileSystemName.MatchesSimpleExpression(pattern.Text, action.Text)) ?? action)
        .Distinct();

    private static IEnumerable<ActionPattern> Actions(params string[] names) => names.Select(name => new ActionPattern(name));

    private static string S3EndPoint(Region region) => $"s3.{region}.{region.DnsSuffix}";
}
