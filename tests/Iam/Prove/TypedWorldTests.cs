using CsCheck;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>
/// Small sets of numbers, dates, addresses, Booleans and ARNs, each in several spellings, and of policy variables.
/// </summary>
public class TypedWorldTests
{
    private static readonly Caller Someone = Caller.Of("arn:aws:iam::123456789012:user/a");

    [Fact]
    public void Numeric_conditions_agree_with_trying_every_request() => Check("s3:max-keys",
        [ConditionOperator.NumericEquals, ConditionOperator.NumericNotEquals, ConditionOperator.NumericLessThan,
            ConditionOperator.NumericLessThanEquals, ConditionOperator.NumericGreaterThan,
            ConditionOperator.NumericGreaterThanEquals],
        ["1", "1.0", "+1", "1.5", "2", "-1", "0", "02", "many"],
        ["0", "1", "1.00", "1.25", "1.5", "1.75", "2", "3", "-1", "-2", "0.5"]);

    [Fact]
    public void Date_conditions_agree_with_trying_every_request() => Check("aws:CurrentTime",
        [ConditionOperator.DateEquals, ConditionOperator.DateNotEquals, ConditionOperator.DateLessThan,
            ConditionOperator.DateLessThanEquals, ConditionOperator.DateGreaterThan, ConditionOperator.DateGreaterThanEquals],
        ["2026-01-01T00:00:00Z", "1767225600", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:01Z", "2025-12-31T23:59:59.5Z",
            "2026-01-01", "soon"],
        ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z", "1767225601", "2025-12-31T23:59:59Z", "2025-12-31T23:59:59.500Z",
        "2025-12-31T23:59:59.7Z", "2026-06-01T00:00:00Z", "0"]);

    [Fact]
    public void Address_conditions_agree_with_trying_every_request() => Check("aws:SourceIp",
        [ConditionOperator.IpAddress, ConditionOperator.NotIpAddress],
        ["10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "10.1.2.3/8", "10.0.0.1", "10.0.0.1/32", "0.0.0.0/0", "::/0",
            "2001:db8::/32", "2001:0DB8:0:0::1", "2001:db8::/33", "10.0.0.0/33"],
        ["10.0.0.1", "10.0.0.2", "10.127.255.255", "10.128.0.0", "11.0.0.0", "9.255.255.255", "0.0.0.0", "255.255.255.255",
        "2001:db8::1", "2001:db8::2", "2001:db8:8000::", "2001:db9::", "::", "ffff::"]);

    [Fact]
    public void Boolean_conditions_agree_with_trying_every_request() =>
        Check("aws:SecureTransport", [ConditionOperator.Bool], ["true", "True", "FALSE", "false", "maybe"], ["true", "false"]);

    [Fact]
    public void ARN_conditions_agree_with_trying_every_request() => Check("aws:SourceArn",
        [ConditionOperator.ArnLike, ConditionOperator.ArnEquals, ConditionOperator.ArnNotLike, ConditionOperator.ArnNotEquals,
            ConditionOperator.StringLike, ConditionOperator.StringNotLike, ConditionOperator.StringEquals,
            ConditionOperator.StringEqualsIgnoreCase],
        ["arn:aws:sns:*:1:t", "arn:aws:sns:r:1:t", "arn:aws:*:t", "arn:aws:sns:r:*", "arn:*", "*", "arn:aws:sns:?:1:t*",
            "ARN:aws:sns:r:1:t", "arn:aws:sns:r:1:*:u", "arn:aws:sns:*:*:t"],
        ["arn:aws:sns:r:1:t", "arn:aws:sns:rr:1:t", "arn:aws:sns:r:1:t:u", "arn:aws:sns:r:1:tt", "arn:aws:sns:r:x:1:t",
        "arn:aws:sns::1:t", "arn:aws:sqs:r:1:t", "arn:aws:sns:R:1:T", "arn:aws-cn:sns:r:1:t"]);

    [Fact]
    public void Policy_variables_agree_with_trying_every_request()
    {
        Request[] world =
        [
            .. from tag in new[] { null, "", "a", "b", "A", "ab", "*" }
               from other in new[] { null, "a", "b" }
               from prefix in new[] { null, "", "a", "b", "A", "ab", "aa", "a/a", "*", "none", "${aws:PrincipalTag/t}" }
               select new Request(
                   Someone, "s3:ListBucket", "arn:aws:s3:::b", null,
                   RequestContext.Of(Given(("aws:PrincipalTag/t", tag), ("aws:PrincipalTag/u", other), ("s3:prefix", prefix)))),
        ];
        var value = Gen.OneOf(
            "${aws:PrincipalTag/t}", "${aws:PrincipalTag/t}*", "a${aws:PrincipalTag/t}", "${aws:PrincipalTag/t, 'none'}",
            "${aws:PrincipalTag/t, 'a'}", "${aws:PrincipalTag/u}", "${aws:PrincipalTag/t}/${aws:PrincipalTag/u}", "*", "a",
            "${*}", "?*");
        var test = Gen.Select(
            Gen.OneOf(ConditionOperator.StringEquals, ConditionOperator.StringNotEquals, ConditionOperator.StringLike,
                ConditionOperator.StringNotLike, ConditionOperator.StringEqualsIgnoreCase),
            Gen.Frequency((3, Gen.Const("s3:prefix")), (1, Gen.Const("aws:PrincipalTag/t"))), value.Array[1, 2], Gen.Bool,
            (op, key, values, ifExists) => new Condition(op, new(key), values.ToSortedValues(), Quantifier.None, ifExists));
        WorldCheck.Implies(
            WorldCheck.Pairs(Statement(test), statements => new IdentityPolicy(statements.ToSeq())), world, policy =>
            AnalyzedPolicy.Of(policy), WorldCheck.Print, 300, mayBeUnknown: true);
    }

    private static void Check(string key, ConditionOperator[] operators, string[] inPolicy, string[] inRequest)
    {
        Request[] world =
        [
            .. from value in inRequest.Prepend(null)
               from mfa in new[] { null, "true", "false" }
               select new Request(
                   Someone, "s3:ListBucket", "arn:aws:s3:::b", null,
                   RequestContext.Of(Given((key, value), ("aws:MultiFactorAuthPresent", mfa)))),
        ];
        var own = Gen.Select(
            Gen.OneOf(operators), Gen.OneOf(inPolicy).Array[0, 3], Gen.Bool, Gen.Enum<Quantifier>(), Gen.Int[0, 2],
            (op, values, ifExists, quantifier, plain) =>
                new Condition(op, new(key), values.ToSortedValues(), plain > 0 ? Quantifier.None : quantifier, ifExists));
        var presence = Gen.Bool.Select(missing => new Condition(ConditionOperator.Null, new(key), [missing ? "true" : "false"]));
        var other = Gen.Select(
            Gen.Bool, Gen.Bool, (value, ifExists) =>
            new Condition(
                ConditionOperator.Bool, new("aws:MultiFactorAuthPresent"), [value ? "true" : "false"], Quantifier.None,
                ifExists));
        WorldCheck.Implies(
            WorldCheck.Pairs(
                Statement(Gen.Frequency((5, own), (1, presence), (1, other))), statements =>
                new IdentityPolicy(statements.ToSeq())),
            world, policy => AnalyzedPolicy.Of(policy), WorldCheck.Print, 400);
    }

    private static Gen<IdentityStatement> Statement(Gen<Condition> test) => Gen.Select(
        Gen.Frequency((3, Gen.Const(Effect.Allow)), (1, Gen.Const(Effect.Deny))), test.Array[0, 2],
        (effect, conditions) =>
            new IdentityStatement(
                null, effect, new ActionElement.Action([new("s3:ListBucket")]),
                new ResourceElement.Resource([ResourcePattern.Any]),
                ConditionBlock.Of([.. conditions.DistinctBy(one => (one.OperatorText, one.Key))])));

    private static IEnumerable<(string, string)> Given(params IEnumerable<(string Key, string? Value)> keys) =>
        keys.Where(key => key.Value is not null).Select(key => (key.Key, key.Value!));
}
