using System.Collections.Immutable;
using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>
/// Generates conditions with every operator, quantifier and <c>IfExists</c>, usually on a key of the operator's type, and
/// sometimes on a key of another type.
/// </summary>
public static class GenCondition
{
    public static ImmutableArray<ConditionOperator> Operators { get; } = [.. Enum.GetValues<ConditionOperator>()];

    public static Gen<Quantifier> Quantifier { get; } =
        Gen.Frequency(
            (4, IamEngine.Model.Quantifier.None), (1, IamEngine.Model.Quantifier.ForAllValues),
            (1, IamEngine.Model.Quantifier.ForAnyValue));

    /// <summary>The keys of a type, few enough for a request to contain them often.</summary>
    public static ImmutableArray<string> KeysOf(ConditionValueKind kind) => kind switch
    {
        ConditionValueKind.String => ["aws:username", "s3:prefix", "aws:PrincipalTag/team", "aws:TagKeys"],
        ConditionValueKind.Number => ["aws:MultiFactorAuthAge", "s3:TlsVersion"],
        ConditionValueKind.Date => ["aws:CurrentTime"],
        ConditionValueKind.Bool => ["aws:SecureTransport", "aws:MultiFactorAuthPresent"],
        ConditionValueKind.Binary => ["example:Binary"],
        ConditionValueKind.IpAddress => ["aws:SourceIp"],
        ConditionValueKind.Arn => ["aws:PrincipalArn", "aws:SourceArn"],
        ConditionValueKind.Null => ["aws:username", "aws:TagKeys", "aws:SecureTransport", "aws:SourceIp"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Gen<ConditionKey> KeyFor(ConditionValueKind kind) => Gen.Frequency(
        (9, Gen.OneOf([.. KeysOf(kind)])),
        (1, Gen.OneOf("aws:username", "aws:SourceIp", "aws:SecureTransport"))).AnyCase().Select(name => new ConditionKey(name));

    /// <summary>A condition with the given operator. <c>Null</c> has no <c>IfExists</c> form.</summary>
    public static Gen<Condition> Under(ConditionOperator op) => Gen.Select(
        KeyFor(op.Kind()), GenValue.InPolicy(op.Kind()).Array[0, 3], Quantifier, Gen.Int[0, 3],
        (key, values, quantifier, exists) =>
            new Condition(op, key, values.ToSortedValues(), quantifier, exists == 0 && op != ConditionOperator.Null));

    public static Gen<Condition> Test { get; } = Gen.OneOf([.. Operators.Select(Under)]);

    /// <summary>Up to three conditions, each with a different operator or key.</summary>
    public static Gen<ConditionBlock> Block { get; } = Gen.Frequency(
        (2, Gen.Const(ConditionBlock.None)),
        (3, Test.Array[1, 3]
            .Select(conditions =>
            ConditionBlock.Of([.. conditions.DistinctBy(condition => (condition.OperatorText, condition.Key))]))));
}
