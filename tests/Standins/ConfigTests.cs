using System.Text.Json;
using Pulumi;
using Pulumi.Testing;
using Tests.Standins.Fixtures;

namespace Tests.Standins;

[Collection("Pulumi")]
public sealed class ConfigTests
{
    private const string Settings =
        """
        {
          "project:name": "infra", "project:flag": "true", "project:count": "3", "project:share": "0.5",
          "project:words": "[\"a\"]", "project:cidr": "{\"Base\":\"10.0.0.0/16\"}",
          "other:name": "elsewhere", "old:config:name": "old", "project:empty": ""
        }
        """;

    [Fact]
    public async Task Is_read_under_the_projects_name_or_another()
    {
        await With(() =>
        {
            Assert.Equal("infra", new Config().Get("name"));
            Assert.Equal("elsewhere", new Config("other").Require("name"));
            Assert.Equal("old", new Config("old").Get("name"));
            Assert.Equal("old", new Config("old:config").Get("name"));
            Assert.Equal("", new Config().Get("empty"));
        });
    }

    [Fact]
    public async Task Has_types()
    {
        await With(() =>
        {
            var config = new Config();
            Assert.True(config.RequireBoolean("flag"));
            Assert.Equal(3, config.RequireInt32("count"));
            Assert.Equal(0.5, config.GetDouble("share"));
            Assert.Equal(["a"], config.RequireObject<string[]>("words"));
        });
    }

    [Fact]
    public async Task Reads_objects_by_names_to_the_letters_case()
    {
        await With(() =>
        {
            var config = new Config();
            Assert.Equal("10.0.0.0/16", config.GetObject<Cidr>("cidr")!.Base);
            Assert.Null(config.GetObject<LowerCidr>("cidr")!.@base);
            var anyCase = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
            Assert.Equal("10.0.0.0/16", config.RequireObject<LowerCidr>("cidr", anyCase).@base);
        });
    }

    [Fact]
    public async Task Has_nothing_where_nothing_is_set()
    {
        await With(() =>
        {
            var config = new Config();
            Assert.Null(config.Get("none"));
            Assert.Null(config.GetBoolean("none"));
            Assert.Null(config.GetInt32("none"));
            Assert.Null(config.GetDouble("none"));
            Assert.Null(config.GetObject<Cidr>("none"));
            Assert.Null(config.GetSecret("none"));
            Assert.Null(config.GetSecretInt32("none"));
            Assert.Null(config.GetSecretObject<Cidr>("none"));
        });
    }

    [Fact]
    public async Task Gives_secrets_as_secret_outputs()
    {
        Output<string> name = null!;
        Output<int>? count = null;
        Output<string[]> words = null!;
        await With(() =>
        {
            name = new Config().RequireSecret("name");
            count = new Config().GetSecretInt32("count");
            words = new Config().RequireSecretObject<string[]>("words");
        });
        Assert.Equal("infra", await name.Read());
        Assert.True(await name.IsSecret());
        Assert.Equal(3, await count!.Read());
        Assert.True(await count!.IsSecret());
        Assert.Equal(["a"], await words.Read());
    }

    [Fact]
    public async Task Reads_a_setting_that_the_engine_calls_secret_as_plainly_as_any_other()
    {
        using var secrets = new EnvironmentVariables(("PULUMI_CONFIG_SECRET_KEYS", """["project:name"]"""));
        await With(() => Assert.Equal("infra", new Config().Require("name")));
    }

    [Fact]
    public async Task Is_read_when_the_run_starts()
    {
        await With(() =>
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{ "project:name": "late" }""");
            Assert.Equal("infra", new Config().Get("name"));
        });
    }

    [Fact]
    public async Task Says_what_is_missing()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => With(() => new Config().Require("none")));
        Assert.Equal(
            "Missing Required configuration variable 'project:none'\n" +
            "\tplease set a value using the command `pulumi config set project:none <value>`",
            problem.Message);
    }

    [Theory]
    [InlineData("Boolean")]
    [InlineData("Int32")]
    [InlineData("Double")]
    public async Task Says_what_is_of_the_wrong_type(string type)
    {
        var problem = await ExpectedFailure.Of<RunException>(() => With(() => _ = type switch
        {
            "Boolean" => (object?)new Config().GetBoolean("name"),
            "Int32" => new Config().GetInt32("name"),
            _ => new Config().GetDouble("name"),
        }));
        Assert.Equal($"Configuration 'project:name' value 'infra' is not a valid {type}", problem.Message);
    }

    [Fact]
    public async Task Says_what_is_no_such_object()
    {
        var problem = await ExpectedFailure.Of<RunException>(() => With(() => new Config().RequireObject<Cidr>("name")));
        Assert.Equal($"Configuration 'project:name' value 'infra' is not a valid {typeof(Cidr).FullName}", problem.Message);
    }

    [Fact]
    public void Needs_a_run() => Assert.Throws<InvalidOperationException>(() => new Config());

    private static async Task With(Action program)
    {
        using var settings = new EnvironmentVariables(("PULUMI_CONFIG", Settings));
        await Run.Update(new EmptyMocks(), program);
    }

    private sealed record Cidr(string Base);

    private sealed record LowerCidr(string? @base);
}
