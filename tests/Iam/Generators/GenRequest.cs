using System.Collections.Immutable;
using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>Generates the parts of a request: caller, action, resource, and condition keys.</summary>
public static class GenRequest
{
    /// <summary>The caller as text: usually an ARN; sometimes an AWS service or an anonymous caller.</summary>
    public static Gen<string> Caller { get; } =
        Gen.Frequency((10, GenArn.Caller.Select(arn => arn.ToString())), (1, Near.Service), (1, Gen.Const("anonymous")));

    public static Gen<string> Action { get; } = GenPattern.ActionName;

    public static Gen<Arn> Resource { get; } = GenArn.Resource;

    public static Gen<AccountId> ResourceAccount { get; } = GenArn.Account;

    /// <summary>
    /// Condition keys with the values of the request: each key is present in about half of the requests, usually with one value
    /// of its type, sometimes with several or none. No two keys differ only in case.
    /// </summary>
    public static Gen<ImmutableSortedDictionary<string, ImmutableArray<string>>> Context { get; } = Gen.Select(
        Text("aws:username"), Text("s3:prefix"), Text("aws:PrincipalTag/team"),
            Of("aws:TagKeys", ConditionValueKind.String, 0, 3),
        Of("aws:MultiFactorAuthAge", ConditionValueKind.Number), Of("aws:CurrentTime", ConditionValueKind.Date),
        Of("aws:SecureTransport", ConditionValueKind.Bool), Of("aws:SourceIp", ConditionValueKind.IpAddress),
        Of("aws:PrincipalArn", ConditionValueKind.Arn), Of("aws:SourceArn", ConditionValueKind.Arn),
            Of("example:Binary", ConditionValueKind.Binary),
        Of("s3:TlsVersion", ConditionValueKind.Number), Of("aws:MultiFactorAuthPresent", ConditionValueKind.Bool),
        (a, b, c, d, e, f, g, h, i, j, k, l, m) => new[] { a, b, c, d, e, f, g, h, i, j, k, l, m }
            .OfType<KeyValuePair<string, ImmutableArray<string>>>()
            .ToImmutableSortedDictionary(StringComparer.OrdinalIgnoreCase));

    private static Gen<KeyValuePair<string, ImmutableArray<string>>?> Text(string key) => Of(key, ConditionValueKind.String);

    private static Gen<KeyValuePair<string, ImmutableArray<string>>?> Of(
        string key, ConditionValueKind kind, int fewest = 1, int most = 1) => Gen.Frequency(
        (5, Gen.Const((KeyValuePair<string, ImmutableArray<string>>?)null)),
        (5, GenValue.InRequest(kind).Array[fewest, most].Select(values => With(key, values))),
        (1, GenValue.InRequest(kind).Array[0, 2].Select(values => With(key, values))));

    private static KeyValuePair<string, ImmutableArray<string>>? With(string key, string[] values) => new(key, [.. values]);
}
