using Review.Forms.Report;
using Review.Stacks;

namespace Tests.Review.Stacks;

/// <summary>Invalid files: every problem is reported with its position.</summary>
public sealed class StackProblemTests
{
    [Theory]
    [InlineData(
        "a value of another type",
        "config:\n  zones: many\n",
        "Pulumi.dev.yaml:2:3|infra:zones|many|must be of type 'integer'|write a whole number")]
    [InlineData(
        "a boolean in words",
        "config:\n  guarded: yes\n",
        "Pulumi.dev.yaml:2:3|infra:guarded|yes|must be of type 'boolean'|write true or false")]
    [InlineData(
        "text for an object",
        "config:\n  network: '{}'\n",
        "Pulumi.dev.yaml:2:3|infra:network|{}|must be of type 'object'|write each member on its own indented line, as name: "
            + "value")]
    [InlineData(
        "a list of something else",
        "config:\n  allowed: [1]\n",
        "Pulumi.dev.yaml:2:3|infra:allowed|[1]|must be of type 'array<string>'|write each item on its own line, after a "
            + "dash")]
    [InlineData(
        "a setting that nobody declared",
        "config:\n  infra:netwrk: {}\n",
        "Pulumi.dev.yaml:2:3|infra:netwrk||Pulumi.yaml declares no such setting|did you mean `infra:network`?")]
    [InlineData(
        "a setting twice",
        "config:\n  owner: me\n  infra:owner: you\n",
        "Pulumi.dev.yaml:3:3|infra:owner||is set twice, once with and once without the project's name before it|keep one of "
            + "the two")]
    [InlineData(
        "a key that is none",
        "config:\n  a:b:c: 1\n",
        "Pulumi.dev.yaml:2:3|a:b:c||is not a configuration key|write NAME for a setting of this project, or PACKAGE:NAME")]
    [InlineData(
        "a key that is a number",
        "config:\n  5: 1\n",
        "Pulumi.dev.yaml:2:3||5|a key must be text|put it in quotes")]
    [InlineData(
        "a top level that means nothing",
        "confg: {}\n",
        "Pulumi.dev.yaml:1:1|confg||is not a key of a stack file, so Pulumi ignores it|did you mean `config`?")]
    [InlineData(
        "settings that are a list",
        "config: [a]\n",
        "Pulumi.dev.yaml:1:9|config||must hold keys with values|write each setting on its own line, with a colon after its key")]
    [InlineData(
        "no mapping at all",
        "- a\n",
        "Pulumi.dev.yaml:1:1|||the file must hold keys with values|write each key on its own line, with a colon after it")]
    [InlineData(
        "no YAML",
        "config:\n  owner: \"me\n",
        "Pulumi.dev.yaml:2:10|||this is not YAML: while scanning a quoted scalar, found unexpected end of stream|correct the "
            + "file there, or just before")]
    [InlineData(
        "a key twice in the YAML",
        "config:\n  owner: me\n  owner: you\n",
        "Pulumi.dev.yaml:3:3|||this is not YAML: duplicate key owner|correct the file there, or just before")]
    public void A_stack_file_is_refused_for(string what, string stack, string problem)
    {
        Assert.NotEmpty(what);
        Assert.Equal([problem], Problems(ProjectOnDisk.Declaring, stack));
    }

    [Theory]
    [InlineData("no name", "runtime: dotnet\n", "Pulumi.yaml:1:1|name||the project has no name|write `name: infra`")]
    [InlineData(
        "a type that is none",
        "name: infra\nconfig:\n  owner: {type: text, default: x}\n",
        "Pulumi.yaml:3:17|infra:owner|text|is not the type of a setting|use string, integer, boolean, array, object")]
    [InlineData(
        "an attribute that is none",
        "name: infra\nconfig:\n  owner: {type: string, defualt: x}\n",
        "Pulumi.yaml:3:25|infra:owner|defualt|is not an attribute of a setting|use type, items, description, secret, default, "
            + "value",
        "Pulumi.dev.yaml|infra:owner||Stack 'dev' is missing configuration value 'owner'|write infra:owner under `config:`; it "
            + "has no default in Pulumi.yaml:3:3")]
    [InlineData(
        "an array of unknown things",
        "name: infra\nconfig:\n  owner: {type: array, default: []}\n",
        "Pulumi.yaml:3:17|infra:owner||an array needs the type of its items|add `items: {type: string}`, for example")]
    [InlineData(
        "a default of another type",
        "name: infra\nconfig:\n  owner: {type: integer, default: x}\n",
        "Pulumi.yaml:3:3|infra:owner|\"x\"|the default must be of type integer|correct the default or the type")]
    [InlineData(
        "a typed setting of another project",
        "name: infra\nconfig:\n  aws:region: {type: string}\n",
        "Pulumi.yaml:3:3|aws:region||a setting of another project has only a `value` here, no type and no default|write "
            + "`value:` and the value")]
    public void A_project_file_is_refused_for(string what, string project, params string[] problems)
    {
        Assert.NotEmpty(what);
        Assert.Equal(problems, Problems(project, "config: {}"));
    }

    [Fact]
    public void A_missing_required_setting_is_reported_in_the_engines_words() =>
        Assert.Equal(
            ["Pulumi.dev.yaml|infra:owner||Stack 'dev' is missing configuration value 'owner'|write infra:owner under "
                + "`config:`; it has no default in Pulumi.yaml:3:3"],
            Problems("name: infra\nconfig:\n  owner: {type: string}\n", "config: {}"));

    [Fact]
    public void A_secret_in_plain_text_is_refused_and_not_shown()
    {
        var problem = Assert.Single(
            Problems("name: infra\nconfig:\n  password: {type: string, secret: true}\n", "config: {password: hunter2}"));

        Assert.StartsWith(
            "Pulumi.dev.yaml:1:10|infra:password||must be encrypted as it's secret|", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Ciphertext_is_accepted_for_every_type()
    {
        using var project = new ProjectOnDisk().With("dev", "config: {zones: {secure: v1:abc}}");

        Assert.Empty(StackConfiguration.Read(project.Folder, "dev").Problems);
    }

    [Fact]
    public void All_problems_are_reported_at_once() =>
        Assert.Equal(4, Problems(ProjectOnDisk.Declaring, "confg: 1\nconfig:\n  zones: x\n  guarded: x\n  ownr: x\n").Length);

    [Fact]
    public void A_stack_without_a_file_is_reported_with_the_known_stacks()
    {
        using var project = new ProjectOnDisk().With("dev", "").With("prod", "").With("dev.deploy", "");

        var problem = Assert.Single(StackConfiguration.Read(project.Folder, "prd").Problems);

        Assert.Equal(
            "Pulumi.prd.yaml||prd|there is no file for this stack|did you mean `prod`? known stacks: dev, prod", Line(problem));
    }

    [Theory]
    [InlineData("../dev")]
    [InlineData("..")]
    [InlineData("")]
    public void A_path_is_not_the_name_of_a_stack(string stack)
    {
        using var project = new ProjectOnDisk().With("dev", "");

        Assert.Single(StackConfiguration.Read(project.Folder, stack).Problems);
    }

    [Fact]
    public void Problem_text_has_position_value_rule_and_help() =>
        Assert.Equal(
            """
            stack dev cannot be run: 2 problems

            Pulumi.dev.yaml:2:3  infra:zones
              given: many
              rule:  must be a number
              help:  write one

            Pulumi.yaml
              rule:  is missing
              help:  write it

            """,
            ProblemText.Write(
                "dev", [new("Pulumi.dev.yaml:2:3", "infra:zones", "many", "must be a number", "write one"),
                new("Pulumi.yaml", null, null, "is missing", "write it")]));

    private static string[] Problems(string projectFile, string stackFile)
    {
        using var project = new ProjectOnDisk(projectFile).With("dev", stackFile);
        return [.. StackConfiguration.Read(project.Folder, "dev").Problems.Select(Line)];
    }

    private static string Line(StackProblem problem) =>
        $"{problem.Where}|{problem.Key}|{problem.Given}|{problem.Rule}|{problem.Remedy}";
}
