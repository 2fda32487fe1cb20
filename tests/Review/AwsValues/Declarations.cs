using Infra;
using Infra.Settings;
using Review.Mocks;
using Review.Model;
using Review.Stacks;
using Tests.Infra;
using Tests.Review;

namespace Tests.AwsValues;

/// <summary>The declarations of different stacks, read from stack files in the same way as by the command line.</summary>
internal static class Declarations
{
    /// <summary>Settings by stack name; all stacks together declare every type and every input.</summary>
    private static readonly (string Stack, string Settings)[] MadeUp =
    [
        ("cluster", "aws:region: us-east-1\n  infra:stage: dev\n  infra:network: {nat: none}\n  infra:emr: {enabled: true}"),
        ("work",
            "aws:region: us-east-1\n  infra:stage: dev\n  infra:network: {nat: none}\n  infra:emr: {enabled: true, "
                + "tasks: {maxSpotPrice: 0.2}, endpoints: [glue, kinesis-streams], bootstrap: [{key: bootstrap/install.sh, "
                + $"sha256: {new string('a', 64)}}}], job: {{egress: [{{to: 10.20.0.0/16, ports: 9092-9098}}, {{to: pl-0a1b2c3d, "
                + "ports: 443}, {to: sg-0a1b2c3d, ports: 443}], buckets: [{name: example-input}], streams: [{name: orders}], "
                + "databases: [{name: sales}]}}"),
        ("three-primaries",
            "aws:region: us-east-1\n  infra:network: {nat: one}\n  infra:emr: {enabled: true, primaries: 3, maxCoreInstances: "
                + "20}"),
        ("delivered",
            "aws:region: us-east-1\n  infra:emr: {enabled: true}\n  infra:previewAccess: {repository: example-org/infra, "
                + "branch: main, stateBucket: example-state}"),
        ("handed-over", "aws:region: us-east-1\n  infra:access: {handOver: {readers: [role/Operations]}, keys: [{slot: a, status: "
            + "inactive}, {slot: b}]}"),
        ("sends-events", "aws:region: us-east-1\n  infra:state: {events: true}"),
        ("direct", "aws:region: us-east-1\n  infra:stage: dev\n  infra:access: {mode: direct, mayDeleteCheckpoints: true, "
            + "mayDeleteSavepoints: true}"),
        ("china", "aws:region: cn-north-1\n  infra:network: {nat: none}\n  infra:emr: {enabled: true}\n  infra:previewAccess: "
            + "{repository: example-org/infra}"),
        ("gov", "aws:region: us-gov-west-1\n  infra:network: {nat: none}\n  infra:emr: {enabled: true}\n  infra:previewAccess: "
            + "{repository: example-org/infra}"),
        (new string('s', 100),
            $"aws:region: us-east-1\n  infra:state: {{bucketName: example-flink-state}}\n  infra:tags: "
                + $"{{{new string('k', 127)}: {new string('v', 256)}, Besitzer: Müller + Söhne}}\n  infra:emr: {{enabled: "
                + $"true}}\n  infra:previewAccess: {{repository: example-org/infra, existingProvider: true}}"),
    ];

    public static IEnumerable<string> Stacks => ["dev", "prod", .. MadeUp.Select(stack => stack.Stack)];

    public static async Task<StackProgramResult> Of(string stack)
    {
        if (MadeUp.FirstOrDefault(made => made.Stack == stack) is not { Settings: { } settings })
        {
            return await In(Reviews.Root, stack);
        }

        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            stack, $"config:\n  {settings}\n  infra:bastion: {{allowedCidrs: [198.18.0.0/24], publicKey: "
                + $"\"{TestSettings.PublicKey}\"}}\n");
        return await In(project.Folder, stack);
    }

    public static async Task<IReadOnlyList<ReportedResource>> OfAll()
    {
        var resources = new List<ReportedResource>();
        foreach (var stack in Stacks)
        {
            resources.AddRange((await Of(stack)).Resources);
        }

        return resources;
    }

    private static Task<StackProgramResult> In(string folder, string stack)
    {
        var (configuration, problems) = StackConfiguration.Read(folder, stack);
        Assert.Empty(problems);
        var settings = Assert.IsType<SettingsReading.Read>(
            StackSettings.Read(configuration!.Values, configuration.SecretKeys, stack)).Settings;
        return ProgramRun.DeclareAsync(configuration, options => new InfraStack(settings, options));
    }
}
