using System.Text.Json.Nodes;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>What the account has beside the stack's resources and the program does not declare.</summary>
/// <param name="Resources">As resources, so that the comparison shows what they allow.</param>
/// <param name="Settings">What gives access and is no policy, rule or route.</param>
/// <param name="Commands">The command that removes each, by the resource's URN.</param>
/// <param name="Unread">What no answer shows.</param>
internal sealed record Undeclared(
    IReadOnlyList<ReportedResource> Resources,
    IReadOnlyList<(SettingChange Change, string Command)> Settings,
    IReadOnlyDictionary<string, string> Commands,
    IReadOnlyList<string> Unread);

/// <summary>Collects what the program does not declare.</summary>
internal sealed class UndeclaredList(string stack, string project)
{
    private readonly List<ReportedResource> resources = [];
    private readonly List<(SettingChange, string)> settings = [];
    private readonly Dictionary<string, string> commands = [];
    private readonly List<string> unread = [];

    public Undeclared Found => new(resources, settings, commands, unread);

    /// <param name="name">A name that says where it is: <c>uploader/inline/backdoor</c>.</param>
    /// <param name="command">The AWS CLI's command that removes it.</param>
    public void Add(string type, string name, string id, JsonObject inputs, string command)
    {
        var urn = $"urn:pulumi:{stack}::{project}::{type}::{name.Replace("::", ":", StringComparison.Ordinal)}";
        if (resources.Any(resource => resource.Urn == urn))
        {
            return;
        }

        resources.Add(new(urn, type, Urns.NameOf(urn), null, id, inputs, [], new(false, false, []))
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>(),
        });
        commands[urn] = command;
    }

    public void Add(string resource, string message, SettingKind kind, string command) =>
        settings.Add((new(resource, message, kind), command));

    /// <summary>Runs one search; an answer that is missing ends this search alone.</summary>
    public void Search(string what, Action search)
    {
        try
        {
            search();
        }
        catch (UnreadAnswerException missing)
        {
            unread.Add($"{what}: {missing.Message}");
        }
    }
}
