using Review.Stacks;

namespace Tests.Review.Stacks;

/// <summary>The settings that a program reads from the files of its stack.</summary>
public sealed class StackFileTests
{
    [Fact]
    public void A_stack_without_settings_has_the_defaults()
    {
        var configuration = Read("config: {}");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["aws:region"] = "us-east-1",
                ["infra:allowed"] = "[]",
                ["infra:guarded"] = "true",
                ["infra:network"] = """{"cidr":"10.0.0.0/16","zones":2}""",
                ["infra:owner"] = "nobody",
                ["infra:zones"] = "2",
            },
            configuration.Values);
        Assert.Empty(configuration.SecretKeys);
    }

    [Fact]
    public void An_empty_file_is_a_stack_without_settings() => Assert.Equal("nobody", Read("").Values["infra:owner"]);

    [Fact]
    public void A_stacks_object_replaces_the_default_as_a_whole() =>
        Assert.Equal("""{"cidr":"10.9.0.0/16"}""", Read("config: {infra:network: {cidr: 10.9.0.0/16}}").Values["infra:network"]);

    [Fact]
    public void A_stacks_value_replaces_that_of_another_projects_key() =>
        Assert.Equal("eu-west-1", Read("config: {aws:region: eu-west-1}").Values["aws:region"]);

    [Theory]
    [InlineData("owner: me")]
    [InlineData("infra:owner: me")]
    [InlineData("infra:config:owner: me")]
    public void A_key_may_be_written_with_and_without_the_projects_name(string line) =>
        Assert.Equal("me", Read($"config:\n  {line}\n").Values["infra:owner"]);

    [Theory]
    [InlineData("10", "10")]
    [InlineData("010", "8")] // YAML 1.1: octal
    [InlineData("0o10", "8")]
    [InlineData("0x10", "16")]
    [InlineData("0b11", "3")]
    [InlineData("08", "8")] // no octal number, so a float
    [InlineData("1_000", "1000")]
    [InlineData("-7", "-7")]
    [InlineData("1.10", "1.1")]
    [InlineData("\"1.10\"", "1.10")]
    [InlineData("'010'", "010")]
    [InlineData("True", "true")]
    [InlineData("yes", "yes")] // YAML 1.2: text
    [InlineData("on", "on")]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("12:30:45", "12:30:45")]
    [InlineData("2026-01-31", "2026-01-31T00:00:00Z")]
    [InlineData("\"2026-01-31\"", "2026-01-31")]
    [InlineData("!!str 010", "010")]
    [InlineData("|\n    two\n    lines", "two\nlines\n")]
    public void A_scalar_has_the_value_that_the_CLI_gives_the_program(string written, string seen) =>
        Assert.Equal(seen, Read($"config:\n  infra:owner: {written}\n").Values["infra:owner"]);

    [Fact]
    public void Inside_an_object_numbers_stay_numbers_and_nulls_stay_nulls() =>
        Assert.Equal(
            """{"a":8,"b":"010","c":true,"d":"yes","e":null,"f":[1.5,"x"]}""",
            Read("config: {infra:network: {a: 010, b: '010', c: true, d: yes, e: ~, f: [1.5, x]}}").Values["infra:network"]);

    [Fact]
    public void Anchors_and_merges_are_followed() =>
        Assert.Equal(
            """{"cidr":"10.9.0.0/16","zones":3}""",
            Read("encryptionsalt: &common {cidr: 10.9.0.0/16}\nconfig:\n  infra:network:\n    <<: *common\n    zones: "
                + "3\n").Values["infra:network"]);

    [Fact]
    public void Ciphertext_is_a_placeholder_and_makes_its_setting_secret()
    {
        var configuration = Read(
            "config:\n  infra:owner:\n    secure: v1:abc\n  infra:network:\n    list: [{secure: v1:def}, plain]\n");

        Assert.Equal("[secret]", configuration.Values["infra:owner"]);
        Assert.Equal("""{"list":["[secret]","plain"]}""", configuration.Values["infra:network"]);
        Assert.Equal(["infra:network", "infra:owner"], configuration.SecretKeys.Order());
    }

    [Fact]
    public void Keys_of_the_CLI_are_ignored() =>
        Assert.Equal(
            "me", Read("secretsprovider: awskms://alias/x\nencryptedkey: eA==\nencryptionsalt: v1:x\nconfig: {owner: "
                + "me}\n").Values["infra:owner"]);

    [Fact]
    public void Settings_that_a_review_cannot_read_are_noted()
    {
        var notes = Read("environment: [infra/dev]\nconfig:\n  infra:owner:\n").Notes;

        Assert.Equal(
            ["ENVIRONMENT_UNSEEN environment", "EMPTY_VALUE infra:owner"], notes.Select(note => $"{note.Code} {note.Key}"));
    }

    [Fact]
    public void A_byte_order_mark_does_not_matter() =>
        Assert.Equal("me", Read("\uFEFFconfig: {owner: me}").Values["infra:owner"]);

    [Theory]
    [InlineData("infra:network", "Pulumi.dev.yaml:3:3")]
    [InlineData("infra:network.cidr", "Pulumi.dev.yaml:4:5")]
    [InlineData("infra:network.blocks[1]", "Pulumi.dev.yaml:5:17")]
    [InlineData("infra:network.missing", "Pulumi.dev.yaml:3:3")] // what holds it
    [InlineData("infra:owner", null)]
    public void A_position_is_that_of_the_key_or_part_in_the_stacks_file(string key, string? place) =>
        Assert.Equal(place, Read("config:\n\n  infra:network:\n    cidr: 10.0.0.0/16\n    blocks: [a, b]\n").PlaceOf(key));

    private static StackConfiguration Read(string stack)
    {
        using var project = new ProjectOnDisk().With("dev", stack);
        var (configuration, problems) = StackConfiguration.Read(project.Folder, "dev");
        Assert.Empty(problems);
        return configuration!;
    }
}
