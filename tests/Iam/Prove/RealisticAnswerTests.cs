using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Prove.Encode;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>
/// No answer depends on requests that cannot exist: examples are possible requests, and impossible requests prevent no proof.
/// </summary>
public class RealisticAnswerTests
{
    [Fact]
    public void Narrowing_an_account_to_its_user_allows_nothing_new() =>
        Assert.True(Trusts("arn:aws:iam::123456789012:user/ann", within: "arn:aws:iam::123456789012:root").IsProved);

    [Fact]
    public void Narrowing_an_account_to_a_user_of_another_allows_that_user() =>
        Assert.Equal(
            "210987654321",
            Example(Trusts(
                "arn:aws:iam::210987654321:user/ann", within: "arn:aws:iam::123456789012:root")).Caller.Account?.Value);

    [Fact]
    public void A_federated_session_assumes_no_role() =>
        Assert.True(Trusts(
            "arn:aws:sts::123456789012:federated-user/ann", within: "arn:aws:iam::123456789012:user/bob").IsProved);

    [Fact]
    public void Callers_are_in_the_partition_of_the_policies() => Assert.True(Implies(
        Document("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:role/*"}}}"""),
        Document("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}}}"""),
        PolicyKind.Resource).IsProved);

    [Fact]
    public void Callers_can_be_in_each_partition_that_the_policies_name() => Assert.Equal(
        "aws-cn",
        Arn.Of(Example(Implies(
            Document("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*","arn:aws-cn:s3:::b/*"],"Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:user/*"}}}"""),
            Document("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":["arn:aws:s3:::b/*","arn:aws-cn:s3:::b/*"],"Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/*"}}}"""),
            PolicyKind.Resource)).Caller.Text).Partition);

    [Fact]
    public void A_federated_session_of_another_user_of_the_account_is_found()
    {
        var example = Example(Implies(
            Document("""{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalType":"FederatedUser"}}}"""),
            Document("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ann"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}"""),
            PolicyKind.Resource));
        var session = Assert.IsType<Caller.FederatedUser>(example.Caller);
        Assert.Equal("123456789012", session.By.Account);
        Assert.NotEqual("arn:aws:iam::123456789012:user/ann", session.By.ToString());
    }

    [Fact]
    public void A_set_operator_does_not_make_a_list_of_a_single_valued_key() => Assert.True(Implies(
        Document("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}"""),
        Document(
            """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"ForAllValues:Bool":{"aws:SecureTransport":"true"}}}""",
            """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""")).IsProved);

    [Fact]
    public void A_set_operator_makes_a_list_of_a_key_that_nobody_knows() => Assert.IsType<Proof.Refuted>(Implies(
        Document("""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}"""),
        Document(
            """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"ForAllValues:Bool":{"example:Flag":"true"}}}""",
            """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"BoolIfExists":{"example:Flag":"false"}}}""")));

    [Fact]
    public void No_user_has_an_empty_name() => Assert.True(Implies(
        Document("""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"aws:username":""}}}"""),
        Document("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""")).IsProved);

    /// <summary>
    /// The differential test's case with seed 31C7x6L-lYo1, shortened: formula and evaluator differed on an empty user name.
    /// </summary>
    [Fact]
    public void An_empty_text_under_a_set_operator_is_decided_alike_by_formula_and_evaluator() => Assert.True(Implies(
        Document(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":["*","sts:AssumeRole"],"Condition":{"DateLessThan":{"AWS:CURRENTTIME":"2026-01-01T01:00:00+01:00"},"ForAnyValue:ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::12345?789012:user/bo","arn:aws:sts::123456789013:federated-user/bo"]}}}"""),
        Document(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":["*","sts:AssumeRole"],"Condition":{"DateLessThan":{"AWS:CURRENTTIME":"2026-01-01T01:00:00+01:00"},"ForAnyValue:ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::12345?789012:user/bo","arn:aws:sts::123456789013:federated-user/bo"]}}}""",
            """{"Effect":"Deny","Principal":"*","Action":["*","S3:GETOBJE?T"],"Condition":{"ForAnyValue:StringEqualsIgnoreCaseIfExists":{"aws:username":["","?/b","t?am/al"]}}}"""),
        PolicyKind.Trust).IsProved);

    [Theory]
    [InlineData(
        "dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:123456789012:table/dev-*", "dynamodb:*",
        "arn:aws:dynamodb:*:*:table/prod-*")]
    [InlineData(
        "lambda:Invoke*", "arn:aws:lambda:us-east-1:123456789012:function:dev-*", "lambda:*",
        "arn:aws:lambda:*:*:function:prod-*")]
    [InlineData("sns:*", "arn:aws:sns:us-east-1:123456789012:dev-*", "*", "arn:aws:sns:*:*:prod-*")]
    [InlineData("sqs:*", "arn:aws:sqs:us-east-1:123456789012:dev-*", "*", "arn:aws:sqs:*:*:prod-*")]
    [InlineData("s3:GetBucketAcl", "arn:aws:s3:::dev-*", "*", "arn:aws:s3:*:*:prod-*")]
    public void Denying_other_names_takes_nothing_away(string action, string resource, string denied, string deniedResource)
    {
        var proof = Implies(
            Document($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}"""),
            Document("""{"Effect":"Allow","Action":"*","Resource":"*"}""",
            $$"""{"Effect":"Deny","Action":"{{denied}}","Resource":"{{deniedResource}}"}"""));
        var proved = Assert.IsType<Proof.Proved>(proof);
        Assert.StartsWith(
            "resources have the ARN forms that the catalogue gives for their action", Assert.Single(proved.Assumptions),
            StringComparison.Ordinal);
    }

    /// <summary>
    /// No AWS source excludes a colon from the name of an export, and dynamodb:Get* may later include an action on exports.
    /// </summary>
    [Fact]
    public void A_name_without_a_source_may_hold_a_colon()
    {
        var example = Example(Implies(
            Document("""{"Effect":"Allow","Action":"dynamodb:Get*","Resource":"arn:aws:dynamodb:us-east-1:123456789012:table/dev-*"}"""),
            Document("""{"Effect":"Allow","Action":"*","Resource":"*"}""",
            """{"Effect":"Deny","Action":"*","Resource":"arn:aws:dynamodb:*:*:table/prod-*"}""")));
        Assert.Matches("^arn:aws:dynamodb:us-east-1:123456789012:table/dev-.*/(export|import)/.*:table/prod-", example.Resource);
    }

    [Fact]
    public void An_object_key_may_hold_colons() => Assert.Equal(
        "arn:aws:s3:::b/dev-:b/prod-",
        Example(Implies(
            Document("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/dev-*"}"""),
            Document("""{"Effect":"Allow","Action":"*","Resource":"*"}""",
            """{"Effect":"Deny","Action":"*","Resource":"arn:aws:s3:*:*:b/prod-*"}"""))).Resource);

    [Fact]
    public void An_action_that_AWS_may_add_stays_free()
    {
        var known = string.Join(",", AwsCatalogue.ActionsMatching("sqs:Send*").Select(action => $"\"{action}\""));
        var example = Example(Implies(
            Document("""{"Effect":"Allow","Action":"sqs:Send*","Resource":"arn:aws:sqs:us-east-1:123456789012:q"}"""),
            Document($$"""{"Effect":"Allow","Action":[{{known}}],"Resource":"*"}""")));
        Assert.Null(AwsCatalogue.FindAction(example.Action));
    }

    [Fact]
    public void An_example_is_a_real_action_on_a_resource_that_it_acts_on()
    {
        var example = Example(Implies(
            Document("""{"Effect":"Allow","Action":"ec2:Start*","Resource":"arn:aws:ec2:*:123456789012:instance/*"}"""),
            Document("""{"Effect":"Allow","Action":"ec2:Start*","Resource":"arn:aws:ec2:*:123456789012:instance/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""")));
        Assert.Equal(
            ("ec2:StartInstances", "arn:aws:ec2:us-east-1:123456789012:instance/example"), (example.Action, example.Resource));
    }

    [Fact]
    public void An_example_lies_in_a_Region_that_exists() => Assert.Equal(
        "arn:aws:sqs:eu-central-1:123456789012:example",
        Example(Implies(
            Document("""{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-*:*:*"}"""),
            Document("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}"""))).Resource.Replace(
                ":x", ":example", StringComparison.Ordinal));

    [Fact]
    public void An_example_holds_a_value_of_the_key_s_own_type() => Assert.Equal(
        "2026-01-01T00:00:00Z",
        Example(Implies(
            Document("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}"""),
            Document("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Null":{"aws:CurrentTime":"true"}}}"""))).Context.Find("aws:CurrentTime")!.Values[0]);

    [Fact]
    public void An_action_without_resource_types_is_asked_about_no_resource()
    {
        const string other = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        Assert.Equal(
            "*", Example(
                Implies(Document("""{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}"""),
                Document(other))).Resource);
        Assert.True(
            Implies(Document("""{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::*"}"""),
            Document(other)).IsProved);
    }

    [Fact]
    public void The_account_in_an_ARN_owns_the_resource()
    {
        const string other = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        Assert.True(
            Implies(Document(
                """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:111122223333:q","Condition":{"StringEquals":{"aws:ResourceAccount":"123456789012"}}}"""), Document(other)).IsProved);
        Assert.Equal(
            "123456789012",
            Example(Implies(
                Document("""{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:ResourceAccount":"123456789012"}}}"""), Document(other))).ResourceAccount?.Value);
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket/a:b", true)]
    [InlineData("s3:GetObject", "arn:aws:s3:::bucket", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::bu:cket/a", false)]
    [InlineData("s3:ListBucket", "arn:aws:s3:::bucket", true)]
    [InlineData("s3:ListBucket", "arn:x:s3:::bucket", false)]
    [InlineData("s3:GetObject", "*", false)]
    [InlineData("s3:ListAllMyBuckets", "*", true)]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::bucket", false)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:123456789012:table/a", true)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:123456789012:table/a:b", false)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:x:123456789012:table/a", false)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:1234:table/a", false)]
    [InlineData("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess", true)]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:us-east-1::parameter/aws/service/a", true)]
    [InlineData(
        "cognito-identity:DescribeIdentityPool", "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:0f3c",
        true)]
    [InlineData("dynamodb:GetTomorrow", "arn:aws:dynamodb:us-east-1:123456789012:table/a:b", false)]
    [InlineData("dynamodb:GetTomorrow", "arn:aws:dynamodb:us-east-1:123456789012:tomorrow/a:b", true)]
    [InlineData("dynamodb:GetTomorrow", "*", true)]
    public void A_request_has_an_action_and_a_resource_that_go_together(string action, string resource, bool can) =>
        Assert.Equal(can, ActionOnResource.CanBe(action, resource));

    private static Proof Trusts(string user, string within) => Implies(Trust(user), Trust(within), PolicyKind.Trust);

    private static string Trust(string principal) =>
        Document($$"""{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"sts:AssumeRole"}""");

    private static string Document(params string[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""";

    private static Request Example(Proof proof) => Assert.IsType<Proof.Refuted>(proof).Example.Request;

    private static Proof Implies(string head, string @base, PolicyKind kind = PolicyKind.Identity) =>
        Prover.Ask(new Question.Implies(Read(head, kind, "head"), Read(@base, kind, "base")));

    private static AnalyzedPolicy.Document Read(string json, PolicyKind kind, string name) => AnalyzedPolicy.Of(
        kind switch
        {
            PolicyKind.Trust => PolicyReader.Trust(json).OrThrow(),
            PolicyKind.Resource => PolicyReader.Resource(json).OrThrow(),
            _ => (PolicyDocument)PolicyReader.Identity(json).OrThrow(),
        },
        name);
}
