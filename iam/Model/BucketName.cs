using System.Text.RegularExpressions;

namespace IamEngine.Model;

/// <summary>
/// The name of a general purpose bucket.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
/// </summary>
public sealed partial record BucketName
{
    public const int MaxLength = 63;

    private static readonly string[] ReservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];

    private static readonly string[] ReservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    private BucketName(string value) => Value = value;

    public string Value { get; }

    public static Answer<BucketName> Ask(string text) => Model.Ask.That(text, t => new BucketName(t),
        (text.Length is < 3 or > MaxLength, $"a bucket name has 3 to {MaxLength} characters; this one has {text.Length}"),
        (Forbidden().IsMatch(text), "a bucket name has only lower-case letters, digits, hyphens and dots"),
        (text.Length > 0 && !(char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])),
            "a bucket name begins and ends with a letter or digit"),
        (text.Contains("..", StringComparison.Ordinal), "a bucket name has no two dots side by side"),
        (LikeAnAddress().IsMatch(text), "a bucket name must not look like an IP address"),
        (text.Contains('.', StringComparison.Ordinal), "a dot in a bucket name breaks TLS to its virtual-host name; use hyphens"),
        (Array.Exists(ReservedPrefixes, p => text.StartsWith(p, StringComparison.Ordinal)),
            $"a bucket name must not begin with {string.Join(", ", ReservedPrefixes)}"),
        (Array.Exists(ReservedSuffixes, s => text.EndsWith(s, StringComparison.Ordinal)),
            $"a bucket name must not end with {string.Join(", ", ReservedSuffixes)}"));

    public static BucketName Of(string text) => Ask(text).OrThrow();

    public override string ToString() => Value;

    [GeneratedRegex("[^a-z0-9.-]")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$")]
    private static partial Regex LikeAnAddress();
}
