using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Machine;
using Tests.Infra;

namespace Tests.Rehearsal.Creation;

[Collection("Pulumi")]
public sealed class RehearsalMocksTests
{
    public static TheoryData<string> Stacks => new("dev", "prod", "flink", "direct", "delivered");

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_declared_resource_type_has_a_handler(string stack)
    {
        var run = await StackRun.Of(SettingsFor(stack));
        var declared = run.Resources.Select(resource => resource.Type)
            .Where(
                type =>
                    !type.StartsWith("infra:", StringComparison.Ordinal) && !type.StartsWith("pulumi:", StringComparison.Ordinal))
            .Distinct();

        Assert.Empty(declared.Except(RehearsalMocks.KnownTypes));
    }

    private static TestSettings SettingsFor(string stack) => stack switch
    {
        "dev" => TestSettings.Settings("dev").With("infra:stage", "dev").With("infra:network", """{"nat": "none"}"""),
        "prod" => TestSettings.Settings("prod").With("infra:network", """{"nat": "per-zone"}"""),
        "flink" =>
            TestSettings.Settings("flink")
                .With("infra:network", """{"nat": "none"}""")
                .With("infra:emr", """{"enabled": true, "maxCoreInstances": 20, "tasks": {}}"""),
        "delivered" => TestSettings.Settings("delivered").With("infra:previewAccess", """{"repository": "example-org/infra"}"""),
        _ =>
            TestSettings.Settings("dev")
                .With("infra:stage", "dev")
                .With("infra:access", """{"mode": "direct", "mayDeleteCheckpoints": true}"""),
    };

    [Fact]
    public async Task A_resource_type_without_a_handler_is_an_error()
    {
        using var cloud = new EmulatedCloud(new("http://127.0.0.1:1"), "us-east-1");
        using var mocks = new RehearsalMocks(cloud, "infra", default);

        var failure = await Assert.ThrowsAsync<RehearsalException>(
            () => mocks.NewResourceAsync(new() { Type = "aws:sqs/queue:Queue", Name = "jobs", Inputs = [] }));

        Assert.Equal(
            "`jobs`: a rehearsal has no API calls for resource type aws:sqs/queue:Queue; "
                + "add a ResourceHandler for it in rehearsal/Creation",
            failure.Message);
        Assert.Same(failure, Assert.Single(mocks.Failures));
    }
}
