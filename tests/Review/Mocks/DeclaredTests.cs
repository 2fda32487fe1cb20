using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Review.Forms.Report;
using Review.Mocks;
using Review.Model;

namespace Tests.Review.Mocks;

/// <summary>The data of a review about the declared resources.</summary>
[Collection("Pulumi")]
public sealed class DeclaredTests
{
    [Fact]
    public async Task A_urn_names_the_types_of_all_components_above()
    {
        var declaration = await Reviews.Declare(() => _ = new Holder("outer", outer => _ = new Holder(
            "inner",
            inner => _ = new User("user", new() { Name = "u" }, new() { Parent = inner }),
            new() { Parent = outer },
            "infra:test:Inner")));

        Assert.Equal(
            [
                "urn:pulumi:test::infra::pulumi:pulumi:Stack::infra-test",
                "urn:pulumi:test::infra::infra:test:Holder::outer",
                "urn:pulumi:test::infra::infra:test:Holder$infra:test:Inner::inner",
                "urn:pulumi:test::infra::infra:test:Holder$infra:test:Inner$aws:iam/user:User::user",
            ],
            declaration.Resources.Select(resource => resource.Urn));
        Assert.Equal(
            [null, .. declaration.Resources.SkipLast(1).Select(resource => resource.Urn)],
            declaration.Resources.Select(resource => resource.Parent));
    }

    [Fact]
    public async Task Protection_and_retention_are_inherited_unless_a_resource_sets_them()
    {
        var declaration = await Reviews.Declare(() => _ = new Holder(
            "holder",
            holder =>
            {
                _ = new User("kept", new() { Name = "kept" }, new() { Parent = holder });
                _ = new User("free", new() { Name = "free" }, new() { Parent = holder, Protect = false, RetainOnDelete = false });
            },
            new() { Protect = true, RetainOnDelete = true }));

        Assert.Equal([(true, true), (false, false)], new[] { "kept", "free" }.Select(name => Options(Named(declaration, name))));

        static (bool, bool) Options(ReportedResource resource) => (resource.Options.Protect, resource.Options.RetainOnDelete);
    }

    [Fact]
    public async Task Dependencies_of_a_resource_are_URNs()
    {
        var declaration = await Reviews.Declare(() =>
        {
            var first = new User("first", new() { Name = "first" });
            _ = new User("second", new() { Name = "second" }, new() { DependsOn = { first } });
        });

        Assert.Equal(["urn:pulumi:test::infra::aws:iam/user:User::first"], Named(declaration, "second").Options.DependsOn);
    }

    [Fact]
    public async Task Every_option_is_reported()
    {
        var declaration = await Reviews.Declare(() =>
        {
            var first = new User("first", new() { Name = "first" });
            _ = new User("second", new() { Name = "second" }, new()
            {
                IgnoreChanges = ["tags"],
                ReplaceOnChanges = ["tags.owner"],
                DeleteBeforeReplace = true,
                AdditionalSecretOutputs = ["arn"],
                ImportId = "someone",
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(30) },
                DeletedWith = first,
                ReplaceWith = { first },
                Aliases = { new Alias { Name = "earlier" }, new Alias { Urn = "urn:pulumi:a::b::aws:iam/user:User::c" } },
            });
        });

        var (first, options) = (Named(declaration, "first"), Named(declaration, "second").Options);
        Assert.Equal(["tags"], options.IgnoreChanges);
        Assert.Equal(["tags.owner"], options.ReplaceOnChanges);
        Assert.True(options.DeleteBeforeReplace);
        Assert.Equal(["arn"], options.AdditionalSecretOutputs);
        Assert.Equal("someone", options.Import);
        Assert.Equal(new ReportedTimeouts(1800, null, null), options.CustomTimeouts);
        Assert.Equal(first.Urn, options.DeletedWith);
        Assert.Equal([first.Urn], options.ReplaceWith);
        Assert.Equal(
            ["urn:pulumi:test::infra::aws:iam/user:User::earlier", "urn:pulumi:a::b::aws:iam/user:User::c"], options.Aliases);
        Assert.Null(first.Options.DeleteBeforeReplace);
        Assert.Equal(
            "[ignores changes of tags, replaced by a change of tags.owner, deleted before its replacement is created, secret "
                + "outputs "
                + "arn, was urn:pulumi:test::infra::aws:iam/user:User::earlier and urn:pulumi:a::b::aws:iam/user:User::c, "
                + "imported "
                + "as someone, timeouts: create 1800 s, deleted with first, replaced with first]",
            $"[{ResourceTree.Remarks(Named(declaration, "second"))}]");
    }

    [Fact]
    public async Task A_class_of_the_provider_adds_its_options()
    {
        var declaration = await Reviews.Declare(() =>
        {
            _ = new AccessKey("key", new() { User = "someone" });
            _ = new Bucket("bucket");
        });

        Assert.Equal(["secret", "sesSmtpPasswordV4"], Named(declaration, "key").Options.AdditionalSecretOutputs);
        Assert.Equal(["urn:pulumi:test::infra::aws:s3/bucketV2:BucketV2::bucket"], Named(declaration, "bucket").Options.Aliases);
    }

    [Fact]
    public async Task A_child_inherits_the_aliases_of_its_component()
    {
        var declaration = await Reviews.Declare(() => _ = new Holder(
            "new",
            holder => _ = new User("new-user", new() { Name = "u" }, new() { Parent = holder }),
            new() { Aliases = { new Alias { Name = "old", Type = "infra:test:Older" } } }));

        Assert.Equal(
            ["urn:pulumi:test::infra::infra:test:Older$aws:iam/user:User::old-user"],
            Named(declaration, "new-user").Options.Aliases);
    }

    [Fact]
    public async Task The_resources_that_an_input_takes_its_value_from_are_reported()
    {
        var declaration = await Reviews.Declare(() =>
        {
            var first = new User("first", new() { Name = "first" });
            _ = new AccessKey("key", new() { User = Output.CreateSecret(first.Name) });
            _ = new User("second", new() { Name = "second", Tags = { ["first"] = first.Arn } });
        });

        var first = Named(declaration, "first").Urn;
        Assert.Empty(Named(declaration, "first").PropertyDependencies!);
        Assert.Equal([first], Named(declaration, "key").PropertyDependencies!["user"]);
        Assert.Equal([first], Assert.Single(Named(declaration, "second").PropertyDependencies!).Value);
    }

    [Fact]
    public async Task Inputs_have_wire_names_and_are_separate_from_assumed_outputs()
    {
        var declaration = await Reviews.Declare(
            () => _ = new User("user", new() { Name = "someone", Tags = { ["b"] = "2", ["a"] = "1" } }));

        var user = Named(declaration, "user");
        Assert.Equal("""{"name":"someone","tags":{"a":"1","b":"2"}}""", user.Inputs.ToJsonString());
        Assert.Equal("arn:aws:iam::123456789012:user/someone", user.Text("arn"));
        Assert.Matches("^AIDA[A-Z2-7]{10}EXAMPLE$", user.Text("uniqueId"));
        Assert.Null(user.Assumed["name"]);
    }

    [Fact]
    public async Task A_secret_input_is_hidden_at_any_depth()
    {
        var declaration = await Reviews.Declare(() => _ = new User("user", new()
        {
            Name = Output.CreateSecret("planted-secret"),
            Tags = new() { ["a"] = Output.CreateSecret("planted-secret") },
        }));

        Assert.Equal("""{"name":"[secret]","tags":"[secret]"}""", Named(declaration, "user").Inputs.ToJsonString());
    }

    [Fact]
    public async Task An_access_keys_secret_is_a_placeholder()
    {
        var declaration = await Reviews.Declare(() =>
        {
            var key = new AccessKey("key", new() { User = "someone" });
            _ = new User(
                "user", new() { Name = key.Secret, Tags = { ["copy"] = Output.Format($"a {Output.Unsecret(key.Secret)} b") } });
        });

        Assert.Matches("^AKIA[A-Z2-7]{9}EXAMPLE$", Named(declaration, "key").Id);
        Assert.Equal("[secret]", Named(declaration, "key").Text("secret"));
        Assert.Equal("""{"name":"[secret]","tags":{"copy":"a [secret] b"}}""", Named(declaration, "user").Inputs.ToJsonString());
    }

    [Fact]
    public async Task A_resource_type_without_mock_outputs_is_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() => Reviews.Declare(() => _ = new Novelty("thing")));

        Assert.Equal(
            "review/Mocks has no outputs for resource type aws:new/novelty:Novelty (resource `thing`); add them there, as in "
                + "MockEc2.cs", failure.Message);
    }

    [Fact]
    public async Task A_function_without_a_mock_result_is_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() => Reviews.Declare(() =>
            Deployment.Instance.Invoke<object>("aws:new/getNovelty:getNovelty", InvokeArgs.Empty)));

        Assert.Equal(
            "review/Mocks has no result for the function aws:new/getNovelty:getNovelty; add one to review/Mocks/MockInvokes.cs",
            failure.Message);
    }

    [Fact]
    public async Task An_unhandled_exception_of_the_program_is_reported_on_one_line()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(() => Reviews.Declare(() =>
            _ = new User("user", new()
            {
                Name = Output.Create("x").Apply(string (_) => throw new InvalidOperationException("planted")),
            })));

        Assert.Equal((false, 1), (failure.IsRefusal, failure.Message.Split('\n').Length));
        Assert.Contains("planted", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_by_the_program_is_reported_in_its_words()
    {
        var failure = await Assert.ThrowsAsync<ProgramFailedException>(
            () => Reviews.Declare(() => throw new RunException("not\nlike this")));

        Assert.Equal((true, "not\nlike this"), (failure.IsRefusal, failure.Message));
    }

    [Fact]
    public async Task A_failed_program_does_not_change_the_exit_code_of_the_process()
    {
        var before = Environment.ExitCode;

        await Assert.ThrowsAsync<ProgramFailedException>(() => Reviews.Declare(() => throw new RunException("no")));

        Assert.Equal(before, Environment.ExitCode);
    }

    [Fact]
    public async Task Assumed_ids_differ_between_resources_and_are_the_same_in_each_run()
    {
        var first = await Reviews.Of("prod");
        var second = await Reviews.Again(Reviews.Root, "prod");

        // A resource that configures a bucket or a cluster has that resource's id.
        var own = first.Resources.Where(resource => resource.Id is not null).GroupBy(resource => (resource.Type, resource.Id));
        Assert.All(own, group => Assert.Single(group));
        Assert.Equal(first.Resources.Select(resource => resource.Id), second.Resources.Select(resource => resource.Id));
    }

    [Fact]
    public async Task A_bucket_without_a_name_gets_one_in_the_providers_format() =>
        Assert.Matches("^data-[0-9a-f]{7}$", Named(await Reviews.Declare(() => _ = new Bucket("data")), "data").Text("bucket"));

    private static ReportedResource Named(StackProgramResult declaration, string name) =>
        declaration.Resources.Single(resource => resource.Name == name);

    private sealed class Novelty(string name)
        : CustomResource("aws:new/novelty:Novelty", name, ResourceArgs.Empty, new CustomResourceOptions());
}
