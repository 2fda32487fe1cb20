using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Tests.Prove;

/// <summary>Answers that no request of AWS's contradicts: no example that cannot exist, no proof lost to one.</summary>
public class RealisticAnswerTests
{
    [Fact]
    public void Narrowing_an_account_to_its_user_allows_nothing_new() => Assert.True(Trusts("arn:aws:iam::123456789012:user/ann", within: "arn:aws:iam::123456789012:root").IsProved);

    [Fact]
    public void Narrowing_an_account_to_a_user_of_another_allows_that_user() =>
        Assert.Equal("210987654321", Example(Trusts("arn:aws:iam::210987654321:user/ann", within: "arn:aws:iam::123456789012:root")).Caller.Account?.Value);

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

    /// <summary>What the differential test drew with seed 31C7x6L-lYo1, shortened: formula and evaluator differed on an empty user name.</summary>
    [Fact]
    public void An_empty_text_under_a_set_operator_is_decided_alike_by_formula_and_evaluator() => Assert.True(Implies(
        Document(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":["*","sts:AssumeRole"],"Condition":{"DateLessThan":{"AWS:CURRENTTIME":"2026-01-01T01:00:00+01:00"},"ForAnyValue:ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::12345?789012:user/bo","arn:aws:sts::123456789013:federated-user/bo"]}}}"""),
        Document(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":["*","sts:AssumeRole"],"Condition":{"DateLessThan":{"AWS:CURRENTTIME":"2026-01-01T01:00:00+01:00"},"ForAnyValue:ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::12345?789012:user/bo","arn:aws:sts::123456789013:federated-user/bo"]}}}""",
            """{"Effect":"Deny","Principal":"*","Action":["*","S3:GETOBJE?T"],"Condition":{"ForAnyValue:StringEqualsIgnoreCaseIfExists":{"aws:username":["","?/b","t?am/al"]}}}"""),
        PolicyKind.Trust).IsProved);

    private static Proof Trusts(string user, string within) => Implies(Trust(user), Trust(within), PolicyKind.Trust);

    private static string Trust(string principal) =>
        Document($$"""{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"sts:AssumeRole"}""");

    private static string Document(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""";

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
