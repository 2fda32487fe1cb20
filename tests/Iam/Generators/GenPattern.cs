using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>Generates actions, and patterns that match some of them or nearly match them.</summary>
public static class GenPattern
{
    /// <summary>The action of a request: without wildcards, in the case of AWS's own list.</summary>
    public static Gen<string> ActionName { get; } = Gen.OneOf(
        "s3:GetObject", "s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectAcl", "s3:PutObject", "s3:ListBucket",
            "s3:DeleteObject",
        "kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyPair", "sts:AssumeRole", "sts:AssumeRoleWithSAML",
        "sts:TagSession");

    /// <summary>
    /// Action patterns: complete names, names with wildcards (never in the service prefix), in any case, or <c>*</c>.
    /// </summary>
    public static Gen<ActionPattern> Action { get; } = Gen.Frequency(
        (8, Gen.Select(ActionName, Gen.Int[0, 5], Gen.Int[0, 63], Wild).AnyCase()),
        (2, Gen.OneOf("s3:*", "kms:*", "sts:*", "s3:Get*", "s3:*Object", "s3:?etObject")),
        (1, Gen.Const("*"))).Select(text => new ActionPattern(text));

    /// <summary>
    /// Policy variables, some with a default, and some that are plain text because they are unclosed, empty, or have an unquoted
    /// default.
    /// </summary>
    public static Gen<string> Variable { get; } = Gen.OneOf(
        "${aws:username}", "${AWS:UserName}", "${aws:username, 'al'}", "${aws:username,'al'}", "${aws:PrincipalTag/team}",
            "${s3:prefix}",
        "${*}", "${?}", "${$}", "${aws:username", "${}", "${aws:username, al}", "$");

    /// <summary>
    /// Resource patterns: complete ARNs, ARNs with wildcards in any of the last parts, with variables, or <c>*</c>.
    /// </summary>
    public static Gen<ResourcePattern> Resource { get; } = Gen.Frequency(
        (4, GenArn.Resource.Select(arn => arn.ToString())),
        (5, GenArn.Resource.Select(arn => arn.ToString()).WithWildcards("arn:aws:".Length)),
        (2, Gen.Select(
            GenArn.Bucket, Near.Key, Variable, Near.Key.WithWildcards(),
            (bucket, before, variable, after) => $"{bucket}/{before}{variable}{after}")),
        (1, GenArn.Bucket.Select(bucket => $"{bucket}/*")),
        (1, Gen.Const("*"))).Select(text => new ResourcePattern(text));

    private static string Wild(string action, int how, int place)
    {
        var first = action.IndexOf(':', StringComparison.Ordinal) + 1;
        var at = first + (place % (action.Length - first));
        return how switch
        {
            0 => $"{action[..at]}*",
            1 => $"{action[..at]}?{action[(at + 1)..]}",
            2 => $"{action[..at]}*{action[(at + 1)..]}",
            _ => action,
        };
    }
}
