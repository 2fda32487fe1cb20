using CsCheck;

namespace Tests.Generators;

/// <summary>
/// The few short names that every generator uses. They nearly match each other: one character differs, a prefix has or lacks its
/// slash, the case differs, or one digit of an account differs. Names from a large space would rarely match, so a wrong matcher
/// would pass.
/// </summary>
public static class Near
{
    public static Gen<string> Account { get; } = Gen.OneOf("123456789012", "123456789012", "123456789013", "111122223333");

    public static Gen<string> Partition { get; } = Gen.Frequency((9, Gen.Const("aws")), (1, Gen.Const("aws-cn")));

    public static Gen<string> Region { get; } = Gen.OneOf("us-east-1", "us-east-2");

    public static Gen<string> Bucket { get; } = Gen.OneOf("state", "state", "stale", "state-a");

    /// <summary>
    /// Object keys, including the empty one, prefixes with and without their slash, and keys that look like patterns.
    /// </summary>
    public static Gen<string> Key { get; } = Gen.OneOf("a", "a/", "a/b", "a/b/c", "A/b", "ab", "b", "a*", "a?b", "$a", "");

    /// <summary>Names of users, with path and name.</summary>
    public static Gen<string> User { get; } = Gen.OneOf("al", "Al", "ali", "team/al", "bo");

    public static Gen<string> Role { get; } = Gen.OneOf("up", "Up", "upload", "team/up");

    public static Gen<string> Session { get; } = Gen.OneOf("al", "al-1", "bo");

    public static Gen<string> Service { get; } = Gen.OneOf(
        "ec2.amazonaws.com", "ec2.amazonaws.com.cn", "elasticmapreduce.amazonaws.com");

    /// <summary>A text, sometimes with other letter case.</summary>
    public static Gen<string> AnyCase(this Gen<string> text) =>
        Gen.Select(text, Gen.Int[0, 7], (t, at) => at switch { 0 => t.ToLowerInvariant(), 1 => t.ToUpperInvariant(), _ => t });

    /// <summary>A text, sometimes with a wildcard instead of one character, or a star instead of the rest.</summary>
    public static Gen<string> WithWildcards(this Gen<string> text, int after = 0) =>
        Gen.Select(text, Gen.Int[0, 5], Gen.Int[0, 63], (t, how, place) =>
        {
            if (t.Length <= after)
            {
                return t;
            }

            var at = after + (place % (t.Length - after));
            return how switch
            {
                0 => $"{t[..at]}*",
                1 => $"{t[..at]}?{t[(at + 1)..]}",
                2 => $"{t[..at]}*{t[(at + 1)..]}",
                _ => t,
            };
        });
}
