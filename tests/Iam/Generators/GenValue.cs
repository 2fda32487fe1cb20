using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>
/// Generates values by the type of their condition key. <see cref="InPolicy"/> has values of conditions: patterns, variables,
/// address blocks, and some invalid values; <see cref="InRequest"/> has values of requests, each in several spellings.
/// </summary>
public static class GenValue
{
    public static Gen<string> InRequest(ConditionValueKind kind) => kind switch
    {
        ConditionValueKind.String or ConditionValueKind.Null => Text,
        ConditionValueKind.Number => Gen.OneOf("3599", "3600", "3600.0", "3601", "1.2", "1.20", "0", "-1", "many"),
        ConditionValueKind.Date => Gen.OneOf(
            "2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2026-01-01T01:00:00+01:00", "1767225600", "2026-01-01", "soon"),
        ConditionValueKind.Bool => Gen.OneOf("true", "false", "TRUE", "False", "yes"),
        ConditionValueKind.Binary => Gen.OneOf("YQ==", "YWI=", "yq==", "?"),
        ConditionValueKind.IpAddress => Gen.OneOf(
            "203.0.113.0", "203.0.113.127", "203.0.113.128", "203.0.114.0", "2001:db8::1", "2001:0DB8:0::1", "::1", "nowhere"),
        ConditionValueKind.Arn => GenArn.Any.Select(arn => arn.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Gen<string> InPolicy(ConditionValueKind kind) => kind switch
    {
        ConditionValueKind.String => Gen.Frequency(
            (5, Text), (4, Text.WithWildcards()), (2, Gen.Select(Near.Key, GenPattern.Variable, Near.Key, string.Concat)),
            (1, Gen.Const("*"))),
        ConditionValueKind.IpAddress => Gen.Frequency(
            (2, InRequest(kind)),
            (3, Gen.OneOf(
                "203.0.113.0/24", "203.0.113.0/25", "203.0.113.5/24", "203.0.113.127/32", "0.0.0.0/0", "2001:db8::/32", "::/0",
                "203.0.113.0/33"))),
        ConditionValueKind.Arn => Gen.Frequency(
            (3, InRequest(kind)),
            (3, InRequest(kind).WithWildcards("arn:".Length)),
            (1, Gen.OneOf(
                "*", "arn:aws:iam::*:role/*", "arn:aws:iam::123456789012:*", "arn:*",
                "arn:aws:iam::123456789012:user/${aws:username}"))),
        ConditionValueKind.Null => Gen.OneOf("true", "false"),
        _ => InRequest(kind),
    };

    // All text keys share one pool, so that the value of one key also matches patterns for another.
    private static Gen<string> Text { get; } = Gen.OneOf(Near.Key, Near.User, Near.Account);
}
