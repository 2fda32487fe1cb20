using IamEngine.Model;

namespace Policies.Access;

/// <summary>A part of the state bucket, by the prefix of its keys: <c>checkpoints/</c>.</summary>
public sealed record StatePrefix
{
    private StatePrefix(string text) => Text = text;

    /// <summary>The prefix with its slash, as a key begins with it.</summary>
    public string Text { get; }

    /// <summary>What Flink writes by itself while a job runs, and removes when it needs it no more.</summary>
    public static StatePrefix Checkpoints { get; } = new("checkpoints/");

    /// <summary>What an operator asks for, and what a job is resumed from; kept until somebody decides otherwise.</summary>
    public static StatePrefix Savepoints { get; } = new("savepoints/");

    /// <summary>Where a JobManager leaves what the next one takes over with, on a cluster with several primary nodes.</summary>
    public static StatePrefix HighAvailability { get; } = new("ha/");

    /// <summary>Logs of the cluster. No state: the only prefix under which objects may expire.</summary>
    public static StatePrefix Logs { get; } = new("logs/");

    /// <summary>The prefixes under which any object may belong to what a job is resumed from.</summary>
    public static Seq<StatePrefix> HoldingState { get; } = [Checkpoints, Savepoints, HighAvailability];

    public override string ToString() => Text;
}

/// <summary>The state bucket and the key that encrypts it, as policies speak of them.</summary>
public sealed record StateStore(Arn Bucket, Arn Key)
{
    /// <summary>Every object: <c>arn:aws:s3:::BUCKET/*</c>.</summary>
    public ResourcePattern Objects => new($"{Bucket}/*");

    /// <summary>The objects under a prefix: <c>arn:aws:s3:::BUCKET/checkpoints/*</c>.</summary>
    public ResourcePattern Under(StatePrefix prefix) => new($"{Bucket}/{prefix}*");

    /// <summary>S3 as <c>kms:ViaService</c> knows it: <c>s3.us-east-1.amazonaws.com</c>. The key's ARN has the Region that the bucket's lacks.</summary>
    public string S3EndPoint => $"s3.{Key.Region}.{Region.Of(Key.Region).DnsSuffix}";
}
