using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Tests.Workflows;

/// <summary>A workflow file, with the properties that the rules check.</summary>
internal sealed class Workflow
{
    private readonly YamlMappingNode root;

    public Workflow(string name, string text)
    {
        (Name, Text) = (name, text);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>The lines without their comments, except the version after a pinned action.</summary>
    public string[] Lines => [.. Text.Split('\n').Where(line => !line.TrimStart().StartsWith('#'))];

    public YamlNode? At(string key) => Member(root, key);

    /// <summary>The events that trigger the workflow: <c>pull_request</c>.</summary>
    public IEnumerable<string> Events => At("on") switch
    {
        YamlMappingNode events => events.Children.Keys.Select(Scalar),
        YamlSequenceNode events => events.Children.Select(Scalar),
        { } one => [Scalar(one)],
        null => [],
    };

    public IEnumerable<Job> Jobs => At("jobs") is YamlMappingNode jobs
        ? jobs.Children.Select(job => new Job(Scalar(job.Key), (YamlMappingNode)job.Value)) : [];

    public static YamlNode? Member(YamlNode? node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string Scalar(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";
}

internal sealed record Job(string Name, YamlMappingNode Node)
{
    public YamlMappingNode? Permissions => Workflow.Member(Node, "permissions") as YamlMappingNode;

    public bool HasToken => Workflow.Scalar(Workflow.Member(Permissions, "id-token")) == "write";

    public bool Writes => Permissions is not null
        && Permissions.Children.Any(right => Workflow.Scalar(right.Key) != "id-token" && Workflow.Scalar(right.Value) == "write");

    public string If => Workflow.Scalar(Workflow.Member(Node, "if"));

    public bool RunsPulumi => Steps.Any(step => Regex.IsMatch(step.Run, @"(^|\s)pulumi\s"));

    public bool HasTimeout => Workflow.Member(Node, "timeout-minutes") is not null;

    public IEnumerable<Step> Steps =>
        Workflow.Member(Node, "steps") is YamlSequenceNode steps ? steps.Children.Select(step => new Step(step)) : [];
}

internal sealed record Step(YamlNode Node)
{
    public string Uses => Workflow.Scalar(Workflow.Member(Node, "uses"));

    public string Run => Workflow.Scalar(Workflow.Member(Node, "run"));

    public string With(string input) => Workflow.Scalar(Workflow.Member(Workflow.Member(Node, "with"), input));

    public bool IsCheckout => Uses.StartsWith("actions/checkout@", StringComparison.Ordinal);

    /// <summary>Whether a job runs checked-out code: builds it, restores for it, or runs its program.</summary>
    public bool RunsTheProgram => Regex.IsMatch(Run, @"(^|\s)(\./run|\.ci/run|dotnet|pulumi|npm|make)(\s|$)");
}
