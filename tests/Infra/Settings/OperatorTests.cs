using Infra;
using Infra.Settings;

namespace Tests.Infra.Settings;

/// <summary><c>infra:bastion.operators</c></summary>
public sealed class OperatorTests
{
    private const string Ann = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAx";
    private const string Bob = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEtFWTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAy";

    [Fact]
    public void Operators_are_read_without_the_comments_of_their_keys()
    {
        var bastion = With($$"""{"bob": "{{Bob}}", "ann": "{{Ann}} ann@laptop # 'quoted'"}""").Read().Bastion!;

        Assert.Equal([new Operator("ann", Ann), new Operator("bob", Bob)], bastion.Operators!.Value);
        Assert.Null(bastion.PublicKey);
    }

    [Fact]
    public void A_key_pair_is_declared_for_a_bastion_without_operators_and_for_nodes()
    {
        const string KeyPair = "aws:ec2/keyPair:KeyPair";
        var both = With($$"""{"ann": "{{Ann}}"}""", $", \"publicKey\": \"{TestSettings.PublicKey}\"");

        Assert.DoesNotContain(KeyPair, DeclaredTypes.For(With($$"""{"ann": "{{Ann}}"}""").Read()));
        Assert.DoesNotContain(KeyPair, DeclaredTypes.For(both.Read()));
        Assert.Contains(KeyPair, DeclaredTypes.For(both.With("infra:emr", """{"enabled": true}""").Read()));
        Assert.Contains(KeyPair, DeclaredTypes.For(TestSettings.Settings().Read()));
    }

    [Fact]
    public void With_operators_the_owner_of_the_public_key_is_one_of_them() => Assert.Equal(
        [new(Operator.OfPublicKey, TestSettings.PublicKey), new("ann", Ann)],
        With($$"""{"ann": "{{Ann}}"}""", $", \"publicKey\": \"{TestSettings.PublicKey} a comment\"")
            .Read().Bastion!.Operators!.Value);

    [Fact]
    public void With_operators_an_RSA_public_key_is_refused() => Assert.StartsWith(
        "infra:bastion.publicKey: must be an ssh-ed25519 key: the value of a tag has at most 256 characters, and with "
            + "infra:bastion.operators this key is a tag too",
        Assert.Single(
            With($$"""{"ann": "{{Ann}}"}""", $", \"publicKey\": \"{SshPublicKeyTests.Rsa(2048)}\"").Problems()),
        StringComparison.Ordinal);

    [Fact]
    public void Without_the_setting_there_are_none() => Assert.Null(TestSettings.Settings().Read().Bastion!.Operators);

    [Theory]
    [InlineData("Ann", "must be named with 1 to 32 of a-z, 0-9, _ . and -, beginning with a letter; write alice, for example")]
    [InlineData("a b", "must be named with 1 to 32 of a-z, 0-9, _ . and -, beginning with a letter; write alice, for example")]
    [InlineData("a/b", "must be named with 1 to 32 of a-z, 0-9, _ . and -, beginning with a letter; write alice, for example")]
    public void A_name_that_a_tag_cannot_have_is_refused(string name, string problem) => Assert.Equal(
        [$"infra:bastion.operators.{name}: {problem}"], With($$"""{"{{name}}": "{{Ann}}"}""").Problems());

    [Theory]
    [InlineData("from=\\\"10.0.0.0/8\\\" ", "has options before the key type; the bastion sets its own")]
    [InlineData("command=\\\"sh\\\",no-pty ", "has options before the key type; the bastion sets its own")]
    [InlineData("- ", "has options before the key type; the bastion sets its own")]
    public void Options_inside_the_line_are_refused(string options, string problem) => Assert.Contains(
        problem, Assert.Single(With($$"""{"ann": "{{options}}{{Ann}}"}""").Problems()), StringComparison.Ordinal);

    [Fact]
    public void Another_type_of_key_is_refused() => Assert.Contains(
        "not ecdsa-sha2-nistp256",
        Assert.Single(With("""{"ann": "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY="}""").Problems()),
        StringComparison.Ordinal);

    [Fact]
    public void An_RSA_key_is_refused_because_a_tag_is_too_short_for_it() => Assert.Contains(
        "must be an ssh-ed25519 key: the value of a tag has at most 256 characters",
        Assert.Single(With($$"""{"ann": "{{SshPublicKeyTests.Rsa(2048)}}"}""").Problems()),
        StringComparison.Ordinal);

    [Fact]
    public void A_private_key_is_refused_and_not_shown()
    {
        var problem = Assert.Single(With("""{"ann": "-----BEGIN OPENSSH PRIVATE KEY-----"}""").Problems());

        Assert.Contains("private key", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is the key of ann too")]
    [InlineData("with another comment", "is the key of ann too")]
    public void One_key_for_two_operators_is_refused(string comment, string problem) => Assert.Contains(
        problem, Assert.Single(With($$"""{"ann": "{{Ann}}", "bob": "{{Ann}} {{comment}}"}""").Problems()),
        StringComparison.Ordinal);

    [Fact]
    public void The_key_of_the_key_pair_for_an_operator_is_refused() => Assert.Contains(
        "is the key of publicKey too",
        Assert.Single(With($$"""{"ann": "{{Ann}}"}""", $", \"publicKey\": \"{Ann} x\"").Problems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void Nobody_at_all_is_refused(string operators) => Assert.Contains(
        "is required: the SSH key that operators log in with, unless infra:bastion.operators names some",
        Assert.Single(With(operators).Problems()), StringComparison.Ordinal);

    [Fact]
    public void More_operators_than_tags_are_refused()
    {
        var many = string.Join(", ", Enumerable.Range(10, 47).Select(
            i => $"\"op{i}\": \"{Ann[..^2]}{i}\""));

        Assert.Contains(
            "47 operators and 0 tags are more than the 46 tags",
            Assert.Single(With($"{{{many}}}").Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cost center")]
    [InlineData("example.com/team")]
    public void A_tag_that_the_metadata_service_cannot_hold_is_refused(string tag) => Assert.Contains(
        $"infra:tags.{tag}: must contain only a-z, A-Z, 0-9 and + - = . , _ : @ with infra:bastion.operators",
        Assert.Single(With($$"""{"ann": "{{Ann}}"}""").With("infra:tags", $$"""{"{{tag}}": "x"}""").Problems()),
        StringComparison.Ordinal);

    [Fact]
    public void The_example_key_is_noted_for_an_operator_too() => Assert.Contains(
        With("""{"ann": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBdeG5+IXZSqcI/OmKrqWjFWHDcgOkMvoC91EnlD6IRT"}""").Notes(),
        note => note is { Code: "PLACEHOLDER_VALUE", Key: "infra:bastion.operators.ann" });

    private static TestSettings With(string operators, string more = "") => TestSettings.Settings().With(
        "infra:bastion", $$"""{"allowedCidrs": ["198.18.0.0/24"], "operators": {{operators}}{{more}}}""");
}
