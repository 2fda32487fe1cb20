using IamEngine.Model;

namespace Policies.Access;

/// <summary>What jobs may do with data outside the state bucket. Each value includes the ones before it.</summary>
public enum DataUse
{
    Read,
    Write,
    Delete,
}

/// <summary>A bucket that jobs use.</summary>
/// <param name="Prefixes">The prefixes of the keys that jobs may use, each with a trailing slash; none for all keys.</param>
/// <param name="Key">The KMS key that encrypts the objects; null if the account's default key or none does.</param>
public sealed record JobBucket(BucketName Name, Seq<string> Prefixes, DataUse Use, Arn? Key);

/// <summary>A Kinesis data stream of the stack's account and Region that jobs use.</summary>
public sealed record JobStream(string Name, DataUse Use);

/// <summary>A database in the Glue catalog of the stack's account and Region that jobs use.</summary>
/// <param name="Tables">The names of the tables; none for all tables of the database.</param>
public sealed record JobDatabase(string Name, Seq<string> Tables, DataUse Use);

/// <summary>Calls of jobs to a service that has no setting of its own.</summary>
/// <param name="Actions">Actions of AWS's catalogue, by their whole names.</param>
/// <param name="Resources">Their resources; <c>*</c> if AWS cannot limit the actions to resources.</param>
public sealed record JobStatement(Seq<ActionPattern> Actions, Seq<ResourcePattern> Resources);

/// <summary>Everything outside the state bucket that jobs use.</summary>
public sealed record JobData(Seq<JobBucket> Buckets, Seq<JobStream> Streams, Seq<JobDatabase> Databases)
{
    public static JobData None { get; } = new([], [], []);

    public Seq<JobStatement> Statements { get; init; } = [];

    /// <summary>The namespaces of the CloudWatch metrics that jobs write.</summary>
    public Seq<string> Metrics { get; init; } = [];

    public bool IsEmpty => Buckets.Count + Streams.Count + Databases.Count + Statements.Count + Metrics.Count == 0;
}
