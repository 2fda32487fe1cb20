using CsCheck;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>
/// A small set of callers of every kind, and policies that match them, exclude them, or test keys that AWS derives from them.
/// </summary>
public class CallerWorldTests
{
    private static readonly AccountId Own = AccountId.Of("123456789012");

    private static readonly Caller[] Callers =
    [
        .. new[]
        {
            "arn:aws:iam::123456789012:user/a", "arn:aws:iam::123456789012:user/p/a", "arn:aws:iam::123456789012:user/b",
                "arn:aws:iam::111122223333:user/a",
            "arn:aws:iam::123456789012:role/r", "arn:aws:sts::123456789012:assumed-role/r/s",
                "arn:aws:sts::123456789012:assumed-role/r/t", "arn:aws:sts::123456789012:assumed-role/q/s",
            "arn:aws:sts::111122223333:assumed-role/r/s", "arn:aws:iam::123456789012:root", "arn:aws:iam::111122223333:root",
                "arn:aws:sts::123456789012:federated-user/a",
            "arn:aws:sts::123456789012:federated-user/b", "ec2.amazonaws.com", "s3.amazonaws.com", "anonymous",
        }.Select(Caller.Of),
        new Caller.RoleSession(
            Arn.Of("arn:aws:iam::123456789012:role/p/r"), Arn.Of("arn:aws:sts::123456789012:assumed-role/r/s")),
        new Caller.TokenHolder("accounts.google.com"),
    ];

    private static readonly Request[] World =
    [
        .. from caller in Callers
           from action in new[] { "sts:AssumeRole", "s3:GetObject", "kms:Decrypt" }
           from tls in new[] { null, "true", "false" }
           let resource =
               action switch { "sts:AssumeRole" => "arn:aws:iam::123456789012:role/r", "kms:Decrypt" =>
               "arn:aws:kms:us-east-1:123456789012:key/k", _ => "arn:aws:s3:::b/x" }
           select new Request(
               caller, action, resource, Own, tls is null ? RequestContext.Empty
               : RequestContext.Of(("aws:SecureTransport", tls))),
    ];

    private static readonly Gen<Principal> Principal = Gen.OneOf<Principal>(
        Gen.Const<Principal>(new Principal.AnyAws()),
        Gen.OneOf("123456789012", "111122223333").Select(id => (Principal)new Principal.Account(AccountId.Of(id))),
        Gen.OneOf("arn:aws:iam::123456789012:user/a", "arn:aws:iam::123456789012:user/p/a", "arn:aws:iam::111122223333:user/a")
            .Select(arn => (Principal)new Principal.User(Arn.Of(arn))),
        Gen.OneOf("arn:aws:iam::123456789012:role/r", "arn:aws:iam::123456789012:role/p/r")
            .Select(arn => (Principal)new Principal.Role(Arn.Of(arn))),
        Gen.Const<Principal>(new Principal.RoleSession(Arn.Of("arn:aws:sts::123456789012:assumed-role/r/s"))),
        Gen.Const<Principal>(new Principal.FederatedUser(Arn.Of("arn:aws:sts::123456789012:federated-user/a"))),
        Gen.Const<Principal>(new Principal.Service("ec2.amazonaws.com")),
        Gen.Const<Principal>(new Principal.Federated("accounts.google.com")));

    private static readonly Gen<PrincipalElement> Element = Gen.Frequency(
        (2, Gen.Const<PrincipalElement>(new PrincipalElement.Everyone())),
        (6, Principal.Array[1, 3].Select(some => (PrincipalElement)new PrincipalElement.Principal(some.ToSortedValues()))),
        (4, Principal.Array[1, 4].Select(some => (PrincipalElement)new PrincipalElement.NotPrincipal(some.ToSortedValues()))));

    private static readonly Gen<Condition> Test = Gen.Frequency(
        (2, Gen.Select(
            Gen.OneOf(ConditionOperator.StringEquals, ConditionOperator.StringNotEquals, ConditionOperator.StringLike),
            Gen.OneOf("123456789012", "anonymous", "1*"), Gen.Bool, (op, value, exists) =>
            Of(op, "aws:PrincipalAccount", value, exists))),
        (3, Gen.Select(
            Gen.OneOf(ConditionOperator.ArnLike, ConditionOperator.ArnNotLike, ConditionOperator.StringLike,
            ConditionOperator.ArnEquals),
            Gen.OneOf("arn:aws:iam::123456789012:role/*", "arn:aws:iam::*:user/a", "arn:aws:iam::123456789012:*",
            "arn:aws:sts::123456789012:federated-user/a"), Gen.Bool, (op, value, exists) =>
            Of(op, "aws:PrincipalArn", value, exists))),
        (1, Gen.Select(
            Gen.OneOf("User", "AssumedRole", "Account", "FederatedUser", "Anonymous", "A*"), Gen.Bool, (value, exists) =>
            Of(ConditionOperator.StringLike, "aws:PrincipalType", value, exists))),
        (1, Gen.Select(
            Gen.OneOf("true", "false"), Gen.Bool, (value, exists) =>
            Of(ConditionOperator.Bool, "aws:PrincipalIsAWSService", value, exists))),
        (1, Gen.Select(
            Gen.OneOf("true", "false"), Gen.Bool, (value, exists) =>
            Of(ConditionOperator.Bool, "aws:SecureTransport", value, exists))),
        (1, Gen.Select(
            Gen.OneOf(ConditionOperator.StringEquals, ConditionOperator.StringNotLike, ConditionOperator.StringEqualsIgnoreCase),
            Gen.OneOf("a", "A", "b*"), Gen.Bool, (op, value, exists) => Of(op, "aws:username", value, exists))),
        (1, Gen.Select(
            Gen.OneOf("aws:username", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:userid"), Gen.OneOf("true", "false"),
            (key, value) => Of(ConditionOperator.Null, key, value, ifExists: false))));

    private static readonly Gen<ConditionBlock> Block = Test.Array[0, 2]
        .Select(conditions =>
        ConditionBlock.Of([.. conditions.DistinctBy(condition => (condition.OperatorText, condition.Key))]));

    private static readonly Gen<Effect> Effects = Gen.Frequency((3, Gen.Const(Effect.Allow)), (2, Gen.Const(Effect.Deny)));

    private static readonly Gen<ActionElement> Actions = Gen.Select(
        Gen.OneOf("sts:AssumeRole", "s3:GetObject", "S3:get*", "kms:*", "*").Array[1, 2], Gen.Int[0, 4],
        (actions, not) => not == 0
            ? (ActionElement)new ActionElement.NotAction(actions.Select(text => new ActionPattern(text)).ToSortedValues())
            : new ActionElement.Action(actions.Select(text => new ActionPattern(text)).ToSortedValues()));

    private static readonly Gen<ResourceStatement> OfResource = Gen.Select(Effects, Actions, Element, Block,
        (effect, action, principal, block) =>
            new ResourceStatement(null, effect, action, principal, new ResourceElement.Resource([ResourcePattern.Any]), block));

    private static readonly Gen<IdentityStatement> OfIdentity = Gen.Select(Effects, Actions, Block,
        (effect, action, block) =>
            new IdentityStatement(null, effect, action, new ResourceElement.Resource([ResourcePattern.Any]), block));

    [Fact]
    public void Resource_policies_agree_with_trying_every_caller() => WorldCheck.Implies(
        WorldCheck.Pairs(OfResource, statements => new ResourcePolicy(statements.ToSeq())), World, policy =>
            AnalyzedPolicy.Of(policy), WorldCheck.Print, 500);

    [Fact]
    public void Policy_sets_agree_with_trying_every_caller()
    {
        var identities = OfIdentity.Array[1, 2].Select(statements => new IdentityPolicy(statements.ToSeq()));
        var resources = OfResource.Array[1, 3].Select(statements => new ResourcePolicy(statements.ToSeq()));
        var sets = Gen.Select(
            Maybe(identities, 2), Maybe(identities, 4), Maybe(identities, 4), resources, Gen.Int[0, 3], Maybe(identities, 5),
            Maybe(resources, 5),
            (identity, boundary, session, resource, kind, scp, rcp) => new PolicySet
            {
                Identity = identity,
                Boundary = boundary,
                Session = session,
                Resource = kind switch
                {
                    0 =>
                    null,
                    1 => new PolicyOfResource.Key("key", resource),
                    _ => new PolicyOfResource.Plain("resource", resource)
                },
                Scp = scp.Count == 0 ? [] : [new OrganizationLevel<IdentityPolicy>(scp)],
                Rcp = rcp.Count == 0 ? [] : [new OrganizationLevel<ResourcePolicy>(rcp)],
            });
        var pairs = Gen.Select(sets, sets, Gen.Int[0, 5], (one, other, how) => (one, how switch
        {
            0 => one with { Identity = other.Identity },
            1 => one with { Boundary = other.Boundary },
            2 => one with { Session = other.Session },
            3 => one with { Resource = other.Resource },
            4 => one with { Scp = other.Scp, Rcp = other.Rcp },
            _ => other,
        }));
        WorldCheck.Implies(pairs, World, set => AnalyzedPolicy.Of(set, Own), set => set.ToString(), 300);
    }

    private static Gen<Seq<NamedPolicy<T>>> Maybe<T>(Gen<T> policy, int oneIn) where T : PolicyDocument =>
        Gen.Select(policy, Gen.Int[1, oneIn], (document, drawn) =>
            drawn == 1 ? [new NamedPolicy<T>("policy", document)] : (Seq<NamedPolicy<T>>)[]);

    private static Condition Of(ConditionOperator op, string key, string value, bool ifExists) =>
        new(op, new(key), [value], Quantifier.None, ifExists && op != ConditionOperator.Null);
}
