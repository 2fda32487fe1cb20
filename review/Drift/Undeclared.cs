using System.Text.Json.Nodes;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>What the account has and the program does not declare.</summary>
/// <param name="Resources">Policies, credentials, rules, routes, endpoints and instances.</param>
/// <param name="Settings">What gives access and is none of these.</param>
/// <param name="Commands">The command that removes each resource, by its URN.</param>
/// <param name="Unread">What no answer shows, each with the reason.</param>
/// <param name="NotCompared">What the account has and the comparison leaves out, each with the reason.</param>
internal sealed record Undeclared(
    IReadOnlyList<ReportedResource> Resources,
    IReadOnlyList<UndeclaredSetting> Settings,
    IReadOnlyDictionary<string, string> Commands,
    IReadOnlyList<string> Unread,
    IReadOnlyList<string> NotCompared);

/// <param name="Command">The AWS CLI's command that removes it.</param>
internal sealed record UndeclaredSetting(SettingChange Change, string Command);

/// <summary>Collects what the program does not declare.</summary>
internal sealed class UndeclaredList(string stack, string project)
{
    private readonly List<ReportedResource> resources = [];
    private readonly List<UndeclaredSetting> settings = [];
    private readonly Dictionary<string, string> commands = [];
    private readonly List<string> unread = [];
    private readonly List<string> notCompared = [];

    public Undeclared Found => new(resources, settings, commands, unread, notCompared);

    /// <param name="name">Its place: <c>uploader/inline/backdoor</c>.</param>
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
        settings.Add(new(new(resource, message, kind), command));

    public void NotCompared(string what) => notCompared.Add(what);

    /// <summary>Runs one search. A missing answer ends this search only, and is noted.</summary>
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
