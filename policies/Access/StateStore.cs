using IamEngine.Model;

namespace Policies.Access;

/// <summary>A part of the state bucket, by the prefix of its keys: <c>checkpoints/</c>.</summary>
public sealed record StatePrefix
{
    private StatePrefix(string text) => Text = text;

    /// <summary>The prefix with its trailing slash.</summary>
    public string Text { get; }

    /// <summary>Checkpoints: Flink writes and removes them while a job runs.</summary>
    public static StatePrefix Checkpoints { get; } = new("checkpoints/");

    /// <summary>Savepoints: an operator requests them, and a job resumes from them. Kept until removed by an operator.</summary>
    public static StatePrefix Savepoints { get; } = new("savepoints/");

    /// <summary>
    /// High-availability metadata: a standby JobManager takes over from it, on a cluster with several primary nodes.
    /// </summary>
    public static StatePrefix HighAvailability { get; } = new("ha/");

    /// <summary>Logs of the cluster. They are not state: S3 expires objects only under this prefix.</summary>
    public static StatePrefix Logs { get; } = new("logs/");

    /// <summary>Scripts that the nodes of a cluster run when they start. An administrator uploads them.</summary>
    public static StatePrefix Bootstrap { get; } = new("bootstrap/");

    /// <summary>The prefixes whose objects a job may resume from.</summary>
    public static Seq<StatePrefix> HoldingState { get; } = [Checkpoints, Savepoints, HighAvailability];

    /// <summary>The prefixes that only the nodes of a cluster use.</summary>
    public static Seq<StatePrefix> OfTheCluster { get; } = [HighAvailability, Logs, Bootstrap];

    /// <summary>Parses a prefix of an uploader.</summary>
    public static Answer<StatePrefix> Ask(string text)
    {
        string[] reasons =
        [
            .. text.EndsWith('/') && text[..^1].Split('/').All(IsFolder)
                ? []
                : (string[])["must be the beginning of keys: folders of letters, digits and _ . = + -, each with a slash after "
                    + "it"],
            .. text.Length > Longest ? (string[])[$"has {text.Length} characters, and a prefix can have {Longest}"] : [],
            .. OfTheCluster.Where(own => text.StartsWith(own.Text, StringComparison.Ordinal))
                .Select(own => $"is in {own}, which the nodes of a cluster use"),
        ];
        return reasons.Length == 0 ? new Answer<StatePrefix>.Yes(new(text)) : new Answer<StatePrefix>.No(reasons.ToSeq());
    }

    /// <summary>Whether every key with the other prefix has this one too.</summary>
    public bool Contains(StatePrefix other) => other.Text.StartsWith(Text, StringComparison.Ordinal);

    /// <summary>Whether a job may resume from objects with this prefix.</summary>
    public bool HoldsState => HoldingState.Any(state => state.Contains(this));

    public override string ToString() => Text;

    /// <summary>Policies of an uploader with many long prefixes would exceed AWS's size limit.</summary>
    private const int Longest = 128;

    private static bool IsFolder(string part) => part.Length > 0 && part is not ("." or "..")
        && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '=' or '+' or '-');
}

/// <summary>The ARNs of the state bucket and its key.</summary>
public sealed record StateStore(Arn Bucket, Arn Key)
{
    /// <summary>Every object: <c>arn:aws:s3:::BUCKET/*</c>.</summary>
    public ResourcePattern Objects => new($"{Bucket}/*");

    /// <summary>The objects under a prefix: <c>arn:aws:s3:::BUCKET/checkpoints/*</c>.</summary>
    public ResourcePattern Under(StatePrefix prefix) => new($"{Bucket}/{prefix}*");

    /// <summary>
    /// The value of <c>kms:ViaService</c> for S3: <c>s3.us-east-1.amazonaws.com</c>. The Region is from the key's ARN; a bucket's
    /// ARN has none.
    /// </summary>
    public string S3EndPoint => $"s3.{Key.Region}.{Region.Of(Key.Region).DnsSuffix}";
}
