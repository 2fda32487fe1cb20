using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class HandOverTests
{
    private const string Secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:infra-dev-uploader-0a1b2c";

    private const string Reader = $"{Example.Iam}role/Operations";

    private const string Through = "secretsmanager.us-east-1.amazonaws.com";

    private static readonly ResourcePolicy OfSecret = HandOver.SecretPolicy(Example.Id, Readers("aws"));

    private static readonly ResourcePolicy OfKey = HandOver.KeyPolicy(Example.Id, Example.Region, Readers("aws"));

    [Fact]
    public void The_policy_of_the_secret_reads() => Assert.Equal(
        """
        Allow ReadersReadTheKey
          to AWS arn:aws:iam::123456789012:role/Operations
          secretsmanager:DescribeSecret secretsmanager:GetSecretValue
          on *
        Deny NothingWithoutTls
          to everyone
          secretsmanager:*
          on *
          when Bool aws:SecureTransport {false}
        Deny NobodyOutsideTheAccount
          to everyone
          secretsmanager:*
          on *
          when StringNotEquals aws:PrincipalAccount {123456789012}
        """,
        Read(OfSecret));

    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com")]
    [InlineData("cn-north-1", "aws-cn", "amazonaws.com.cn")]
    public void The_policy_of_the_key_reads(string region, string partition, string suffix) => Assert.Equal(
        $$"""
        Allow TheAccountDecides
          to AWS arn:{{partition}}:iam::123456789012:root
          kms:*
          on *
        Allow ReadersDecrypt
          to AWS arn:{{partition}}:iam::123456789012:role/Operations
          kms:Decrypt
          on *
          when StringEquals kms:ViaService {secretsmanager.{{region}}.{{suffix}}}
        """,
        Read(HandOver.KeyPolicy(Example.Id, Region.Of(region), Readers(partition))));

    [Fact]
    public void A_reader_needs_no_policy_of_its_own_to_read_the_secret_and_does_not_write_it()
    {
        var reader = WithoutPolicies(Asker.Of(OfSecret, Reader)).When("aws:SecureTransport", "true");

        reader.May("secretsmanager:GetSecretValue", Secret);
        reader.May("secretsmanager:DescribeSecret", Secret);
        reader.MayNot("secretsmanager:PutSecretValue", Secret);
        reader.MayNot("secretsmanager:PutResourcePolicy", Secret);
        reader.When("aws:SecureTransport", "false").MustNot("secretsmanager:GetSecretValue", Secret);
        WithoutPolicies(Asker.Of(OfSecret)).MayNot("secretsmanager:GetSecretValue", Secret);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Operations")]
    [InlineData("anonymous")]
    public void No_principal_outside_the_account_reaches_the_secret(string caller) =>
        Asker.Of(OfSecret, caller).When("aws:SecureTransport", "true").MustNot("secretsmanager:GetSecretValue", Secret);

    [Fact]
    public void A_reader_decrypts_through_Secrets_Manager_alone()
    {
        var reader = WithoutPolicies(Asker.OfKey(OfKey, Reader));

        reader.When("kms:ViaService", Through).May("kms:Decrypt", Example.Key);
        reader.When("kms:ViaService", "s3.us-east-1.amazonaws.com").MayNot("kms:Decrypt", Example.Key);
        reader.MayNot("kms:Decrypt", Example.Key);
        reader.When("kms:ViaService", Through).MayNot("kms:GenerateDataKey", Example.Key);
        WithoutPolicies(Asker.OfKey(OfKey)).When("kms:ViaService", Through).MayNot("kms:Decrypt", Example.Key);
    }

    [Fact]
    public void Policies_of_the_accounts_identities_decide_who_administers_the_key()
    {
        Asker.OfKey(OfKey).May("kms:PutKeyPolicy", Example.Key);
        Asker.OfKey(OfKey, "arn:aws:iam::111122223333:role/admin").MayNot("kms:PutKeyPolicy", Example.Key);
    }

    private static Seq<Principal> Readers(string partition) =>
        [new Principal.Role(Arn.Of($"arn:{partition}:iam::123456789012:role/Operations"))];

    private static Asker WithoutPolicies(Asker asker) => asker with { Policies = asker.Policies with { Identity = [] } };
}
