namespace Tests.Infra.Settings;

/// <summary>Encrypted values: one setting stays secret, all others are refused, and no message shows a value.</summary>
public sealed class EncryptedSettingsTests
{
    private const string Refusal =
        "is encrypted, but the program writes it to AWS and the state in plain text; write it unencrypted, or remove it; only "
            + "infra:access.externalId and the same setting of an uploader stay secret";

    public static TheoryData<string, string, string[]> Placeholders => new()
    {
        { "infra:tags", """{"owner": "[secret]"}""", ["infra:tags.owner"] },
        { "infra:tags", "[secret]", ["infra:tags"] },
        { "infra:emr", """{"flink": {"properties": {"a.b": "[secret]"}}}""", ["infra:emr.flink.properties.a.b"] },
        { "infra:emr", """{"primaries": "[secret]", "zone": "[secret]"}""", ["infra:emr.primaries", "infra:emr.zone"] },
        { "infra:network", """{"cidr": "[secret]", "mustNotOverlap": ["10.0.0.0/8", "[secret]"]}""",
            ["infra:network.cidr", "infra:network.mustNotOverlap[1]"] },
        { "infra:bastion", $$"""{"allowedCidrs": ["[secret]"], "publicKey": "{{TestSettings.PublicKey}}"}""",
            ["infra:bastion.allowedCidrs[0]"] },
        { "infra:state", """{"bucketName": "[secret]"}""", ["infra:state.bucketName"] },
        { "infra:previewAccess", """{"repository": "[secret]"}""", ["infra:previewAccess.repository"] },
        { "infra:confirmed", """{"replacements": ["[secret]"]}""", ["infra:confirmed.replacements[0]"] },
        { "infra:access", """{"externalId": "[secret]", "sessionTags": ["[secret]"], "sourceCidrs": "[secret]"}""",
            ["infra:access.sessionTags[0]", "infra:access.sourceCidrs"] },
        { "infra:access", "[secret]", ["infra:access"] },
        { "infra:stage", "[secret]", ["infra:stage"] },
        { "aws:region", "[secret]", ["aws:region"] },
    };

    /// <summary>In a review, which cannot decrypt values.</summary>
    [Theory]
    [MemberData(nameof(Placeholders))]
    public void An_encrypted_value_that_would_not_stay_secret_is_refused(string key, string value, string[] refused) =>
        Assert.Equal(refused.Select(part => $"{part}: {Refusal}"), TestSettings.Settings().WithSecret(key, value).Problems());

    /// <summary>In the running program, which gets decrypted values and the keys that contain a secret.</summary>
    [Theory]
    [InlineData("infra:tags", """{"owner": "planted-secret"}""")]
    [InlineData("infra:emr", """{"flink": {"properties": {"a.b": "planted-secret"}}}""")]
    [InlineData("infra:network", """{"cidr": "planted-secret"}""")]
    [InlineData("infra:bastion", """{"allowedCidrs": ["planted-secret"], "publicKey": "planted-secret"}""")]
    [InlineData("infra:state", """{"bucketName": "planted-secret", "noncurrentDays": "planted-secret"}""")]
    [InlineData("infra:previewAccess", """{"repository": "planted-secret", "stateKey": "planted-secret"}""")]
    [InlineData("infra:confirmed", """{"replacements": ["planted secret"]}""")]
    [InlineData("infra:access", """{"sessionTags": ["planted-secret*"]}""")]
    [InlineData("infra:access", "planted-secret")]
    [InlineData("infra:stage", "planted-secret")]
    [InlineData("aws:region", "planted-secret")]
    public void A_decrypted_value_is_refused_and_never_shown(string key, string value)
    {
        var problem = Assert.Single(TestSettings.Settings().WithSecret(key, value).Problems());

        Assert.Equal($"{key}: {Refusal}", problem);
    }

    [Theory]
    [InlineData(
        "externalId", "\"planted secret\"",
        "infra:access.externalId: must have 2 to 1224 letters, digits and + = , . @ : / -; write one such as 6b7c1a52")]
    [InlineData(
        "sourceCidrs", "[\"10.0.0.1/8\"]",
        "infra:access.sourceCidrs[0]: is not a valid value of this setting; write ADDRESS/PREFIX, such as 203.0.113.0/24")]
    [InlineData(
        "mode", "\"planted-secret\"", "infra:access.mode: must be one of assume-role, direct; write assume-role, for example")]
    [InlineData(
        "maxSessionHours", "\"planted-secret\"",
        "infra:access.maxSessionHours: must be a whole number from 1 to 12; write 1, for example")]
    [InlineData("requireMfa", "\"planted-secret\"", "infra:access.requireMfa: must be true or false; write true or false")]
    [InlineData(
        "sessionTags", "[\"planted*secret\"]",
        "infra:access.sessionTags: must be the key of a session tag: 1 to 128 letters, digits, spaces and _ . : / = + - @; "
            + "write one such as team")]
    [InlineData(
        "sessionTags", "\"planted-secret\"",
        "infra:access.sessionTags: must be a list of strings; write one item per line, each after a hyphen")]
    public void A_malformed_value_beside_an_encrypted_external_id_is_not_quoted(string name, string value, string problem)
    {
        var other = name == "externalId" ? "" : "\"externalId\": \"planted-secret\", ";

        Assert.Equal(
            [problem], TestSettings.Settings().WithSecret("infra:access", $$"""{{{other}}"{{name}}": {{value}}}""").Problems());
    }

    [Fact]
    public void A_malformed_value_is_quoted_if_nothing_is_encrypted() => Assert.Equal(
        ["infra:access.externalId: `not secret`: must have 2 to 1224 letters, digits and + = , . @ : / -; write one such as "
            + "6b7c1a52"],
        TestSettings.Settings().With("infra:access", """{"externalId": "not secret"}""").Problems());

    [Theory]
    [InlineData("[secret]")]
    [InlineData("6b7c1a52")]
    public void An_encrypted_external_id_is_accepted(string value) =>
        Assert.True(
            TestSettings.Settings().WithSecret("infra:access", $$"""{"externalId": "{{value}}"}""")
            .Read().Uploaders[0].ExternalIdIsSecret);

    [Fact]
    public void An_encrypted_value_under_another_key_is_ignored() =>
        Assert.Equal("us-east-1", TestSettings.Settings().WithSecret("aws:secretKey", "planted-secret").Read().Region.Value);
}
