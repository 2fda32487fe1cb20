using IamEngine.Json;
using IamEngine.Model;

namespace Tests.Model;

/// <summary>Statements in C#, and their JSON.</summary>
public class StatementTests
{
    private static readonly ActionPattern Get = new("s3:GetObject");
    private static readonly ResourcePattern Bucket = new("arn:aws:s3:::state");
    private static readonly Principal Account = new Principal.Account(AccountId.Of("123456789012"));
    private static readonly BoolKey Tls = new("aws:SecureTransport");
    private static readonly StringKey User = new("aws:username");

    [Fact]
    public void Allow_on_is_a_statement_of_an_identity_policy() => Says(
        """{"Sid":"One","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::state"}""",
        IdentityPolicy.Of(Statement.Allow("One", Get).On(Bucket)));

    [Fact]
    public void Deny_all_but_on_all_but_negates_both() => Says(
        """{"Sid":"One","Effect":"Deny","NotAction":"s3:GetObject","NotResource":"arn:aws:s3:::state"}""",
        IdentityPolicy.Of(Statement.DenyAllBut("One", Get).OnAllBut(Bucket)));

    [Fact]
    public void To_is_a_statement_of_a_trust_policy() => Says(
        """{"Sid":"One","Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:username":"al"}}}""",
        TrustPolicy.Of(Statement.Allow("One", new ActionPattern("sts:AssumeRole")).To(Account).When(User.Is("al"))));

    [Fact]
    public void To_and_on_is_a_statement_of_a_resource_policy_and_keeps_the_condition() => Says(
        """{"Sid":"One","Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::state","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""",
        ResourcePolicy.Of(Statement.Deny("One", Get).ToEveryone().When(Tls.Is(false)).On(Bucket)));

    [Fact]
    public void To_and_on_all_but_negates_the_resource() => Says(
        """{"Sid":"One","Effect":"Deny","Principal":"*","Action":"s3:GetObject","NotResource":"arn:aws:s3:::state"}""",
        ResourcePolicy.Of(Statement.Deny("One", Get).ToEveryone().OnAllBut(Bucket)));

    [Fact]
    public void When_after_when_adds_and_changes_no_statement_that_was_there()
    {
        var before = Statement.Allow("One", Get).On(Bucket).When(Tls.Is(true));
        var after = before.When(User.IsNot("al")).When(User.IsNot("bo"));
        Assert.Equal("Bool aws:SecureTransport {true}", before.Condition.ToString());
        Assert.Equal("Bool aws:SecureTransport {true} and StringNotEquals aws:username {al, bo}", after.Condition.ToString());
        Assert.Throws<ArgumentException>(() => after.When(Tls.Is(false)));
    }

    [Fact]
    public void A_Sid_in_code_is_letters_and_digits() =>
        Assert.Equal(
            "the Sid `read state` has other characters than letters and digits",
            Assert.Throws<ArgumentException>(() => Statement.Allow("read state", Get)).Message);

    [Fact]
    public void A_statement_that_IAM_refuses_cannot_be_constructed()
    {
        var action = new ActionElement.Action([Get]);
        Assert.Equal(
            "a statement of an identity policy has a `Resource` or `NotResource` (Parameter 'resource')",
            Assert.Throws<ArgumentException>(() =>
                new IdentityStatement(null, Effect.Allow, action, new ResourceElement.Attached(), ConditionBlock.None)).Message);
        Assert.All(
            [new PrincipalElement.Unstated(), new PrincipalElement.NotEveryone(), new PrincipalElement.NotPrincipal([Account])],
            (PrincipalElement element) => Assert.Equal(
                "a statement of a trust policy has a `Principal` (Parameter 'principal')",
                Assert.Throws<ArgumentException>(
                    () => new TrustStatement(null, Effect.Allow, action, element, ConditionBlock.None)).Message));
    }

    private static void Says(string statement, PolicyDocument document) =>
        Assert.Equal($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyWriter.Write(document));
}
