using CsCheck;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>
/// A set of requests that is small enough to try all: the prover must find every violation of a claim, and every proof must be
/// true for all requests.
/// </summary>
[Long]
public class SmallWorldTests
{
    private static readonly string[] Names = ["a", "b", "ab"];

    private static readonly Request[] World =
    [
        .. from action in new[] { "s3:GetObject", "s3:PutObject", "s3:getobjectacl" }
           from resource in new[] { "arn:aws:s3:::k/a", "arn:aws:s3:::k/b", "arn:aws:s3:::k/ab",
               "arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/a", "arn:aws:s3:::k/x:a" }
           from prefix in new[] { null, "", "a", "b", "ab", "A" }
           from tags in Lists()
           select new Request(
               Caller.Of("arn:aws:iam::123456789012:user/a"), action, resource, AccountId.Of("123456789012"),
               Context(prefix, tags)),
    ];

    private static readonly Gen<string> Pattern = Gen.OneOf("a", "b", "ab", "A", "a*", "*b", "?", "*", "?*", "");

    private static readonly Gen<Condition> OnPrefix = Gen.Select(
        Gen.OneOf(
            ConditionOperator.StringEquals, ConditionOperator.StringNotEquals, ConditionOperator.StringLike,
                ConditionOperator.StringNotLike,
            ConditionOperator.StringEqualsIgnoreCase, ConditionOperator.StringNotEqualsIgnoreCase),
        Pattern.Array[0, 2], Gen.Enum<Quantifier>(), Gen.Bool,
        (op, values, quantifier, ifExists) =>
            new Condition(
                op, new("s3:prefix"), values.ToSortedValues(), quantifier == Quantifier.ForAnyValue ? Quantifier.None
                : quantifier, ifExists));

    private static readonly Gen<Condition> OnTags = OnPrefix.Select(Gen.Enum<Quantifier>(),
        (condition, quantifier) => condition with { Key = new("aws:TagKeys"), Quantifier = quantifier });

    private static readonly Gen<Condition> OnPresence = Gen.Select(Gen.OneOf("s3:prefix", "aws:TagKeys"), Gen.Bool,
        (key, missing) => new Condition(ConditionOperator.Null, new(key), [missing ? "true" : "false"]));

    private static readonly Gen<ConditionBlock> Condition = Gen.OneOf(OnPrefix, OnTags, OnTags, OnPresence).Array[0, 2]
        .Select(conditions =>
            ConditionBlock.Of([.. conditions.DistinctBy(condition => (condition.OperatorText, condition.Key))]));

    private static readonly Gen<IdentityStatement> Statement = Gen.Select(
        Gen.Frequency((2, Gen.Const(Effect.Allow)), (1, Gen.Const(Effect.Deny))),
        Gen.OneOf("s3:GetObject", "s3:Get*", "S3:*OBJECT", "s3:PutObject", "*").Array[1, 2], Gen.Int[0, 4],
        Gen.OneOf(Pattern.Where(text => text.Length > 0)
            .Select(text => $"arn:aws:s3:::k/{text}"), Gen.OneOf("*", "arn:aws:s3:*:a", "arn:aws:s3*", "arn:aws:s3:::k/a")).Array[
                1, 2],
        Gen.Int[0, 4], Condition,
        (effect, actions, notAction, resources, notResource, condition) => new IdentityStatement(
            null, effect,
            notAction == 0 ? new ActionElement.NotAction(actions.Select(text => new ActionPattern(text)).ToSortedValues())
                : new ActionElement.Action(actions.Select(text => new ActionPattern(text)).ToSortedValues()),
            notResource == 0
                ? new ResourceElement.NotResource(resources.Select(text => new ResourcePattern(text)).ToSortedValues())
                : new ResourceElement.Resource(resources.Select(text => new ResourcePattern(text)).ToSortedValues()),
            condition));

    private static readonly Gen<IdentityPolicy> Policy = Statement.Array[1, 3]
        .Select(statements => new IdentityPolicy(statements.ToSeq()));

    /// <summary>A second policy that is often nearly equal: one statement is added, removed or changed.</summary>
    private static readonly Gen<(IdentityPolicy, IdentityPolicy)> Pair = Gen.Select(
        Policy, Statement, Gen.Int[0, 4], (policy, statement, how) => how switch
    {
        0 => (policy, IdentityPolicy.Of(statement)),
        1 => (policy, policy with { Statements = policy.Statements.Add(statement) }),
        2 => (policy with { Statements = policy.Statements.Add(statement) }, policy),
        3 => (policy, policy with { Statements = policy.Statements.Skip(1).Append(statement).ToSeq() }),
        _ => (policy,
            policy with
            {
                Statements = policy.Statements.Skip(1)
            .Append(policy.Statements[0] with { Condition = statement.Condition }).ToSeq()
            }),
    });

    [Fact]
    public void Implies_agrees_with_trying_every_request() => Check((head, @base) => new Question.Implies(head, @base),
        (head, @base) => head == Verdict.Allowed && @base != Verdict.Allowed);

    [Fact]
    public void Equivalent_agrees_with_trying_every_request() => Check((one, other) => new Question.Equivalent(one, other),
        (one, other) => (one == Verdict.Allowed) != (other == Verdict.Allowed));

    [Fact]
    public void Disjoint_agrees_with_trying_every_request() => Check((one, other) => new Question.Disjoint(one, other),
        (one, other) => one == Verdict.Allowed && other == Verdict.Allowed);

    private static void Check(Func<AnalyzedPolicy, AnalyzedPolicy, Question> question, Func<Verdict, Verdict, bool> isBroken)
    {
        var (proved, refuted) = (0, 0);
        Pair.Sample(pair =>
        {
            var (one, other) = (AnalyzedPolicy.Of(pair.Item1), AnalyzedPolicy.Of(pair.Item2));
            var breaking = Array.Find(World, request => isBroken(one.Decide(request), other.Decide(request)));
            var proof = Prover.Ask(question(one, other));
            switch (proof)
            {
                case Proof.Proved:
                    Interlocked.Increment(ref proved);
                    Assert.True(breaking is null, $"{proof}, but {breaking}");
                    break;
                case Proof.Refuted no:
                    Interlocked.Increment(ref refuted);
                    Assert.True(
                        isBroken(one.Decide(no.Example.Request), other.Decide(no.Example.Request)), $"{proof} does not break it");
                    break;
                default:
                    Assert.Fail(proof.ToString());
                    break;
            }
        }, iter: Cases.Or(1_000), print: pair => $"{PolicyWriter.Write(pair.Item1)}\n{PolicyWriter.Write(pair.Item2)}");
        Assert.True(proved > 20 && refuted > 20, $"only {proved} proved and {refuted} refuted: the cases are too much alike");
    }

    private static IEnumerable<ContextValue?> Lists() =>
    [
        null, ContextValue.Many(), ContextValue.Many(""), ContextValue.Many("", ""),
        .. Names.Select(name => ContextValue.Many(name)), ContextValue.Many("x"), ContextValue.Many("a", "b"),
            ContextValue.Many("a", "x"),
        ContextValue.Many("a", "ab", "x"), ContextValue.Many("", "b"),
    ];

    private static RequestContext Context(string? prefix, ContextValue? tags)
    {
        var context = prefix is null ? RequestContext.Empty : RequestContext.Of(("s3:prefix", prefix));
        return tags is null ? context : context.With("aws:TagKeys", tags);
    }
}
