using IamEngine.Json;
using IamEngine.Model;
using Policies.Access;

namespace Tests.Policies.Access;

public sealed class HandOverTests
{
    private static readonly AccountId Account = AccountId.Of("123456789012");

    private static readonly Seq<Principal> Readers =
        [new Principal.Role(Arn.Of("arn:aws:iam::123456789012:role/Operations"))];

    [Fact]
    public void The_secret_lets_its_readers_in_and_nobody_without_TLS_or_of_another_account()
    {
        var document = HandOver.SecretPolicy(Account, Readers);

        Assert.Equal(
            ["ReadersReadTheKey", "NothingWithoutTls", "NobodyOutsideTheAccount"],
            document.AllStatements.Select(statement => $"{statement.Sid}"));
        Assert.Equal([Effect.Allow, Effect.Deny, Effect.Deny], document.AllStatements.Select(statement => statement.Effect));
        Assert.Contains(
            "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:role/Operations\"}", PolicyWriter.Write(document),
            StringComparison.Ordinal);
        Assert.DoesNotContain("secretsmanager:Put", PolicyWriter.Write(document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1", "secretsmanager.us-east-1.amazonaws.com")]
    [InlineData("cn-north-1", "secretsmanager.cn-north-1.amazonaws.com.cn")]
    public void The_key_decrypts_for_readers_through_Secrets_Manager_only(string region, string service)
    {
        var readers = HandOver.KeyPolicy(Account, Region.Of(region), Readers).AllStatements[^1];

        Assert.Equal(["kms:Decrypt"], Assert.IsType<ActionElement.Action>(readers.Action).Patterns.Select(action => action.Text));
        Assert.Contains(
            $"\"kms:ViaService\":\"{service}\"", PolicyWriter.Write(HandOver.KeyPolicy(Account, Region.Of(region), Readers)),
            StringComparison.Ordinal);
    }
}
