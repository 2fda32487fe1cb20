using System.Text.Json.Nodes;
using Review.Diff;
using Review.Diff.Access;
using Review.Diff.Network;
using Review.Diff.Settings;
using Review.Model;

namespace Review.Forms.Diff;

/// <summary>
/// A comparison as JSON. docs/diff.md defines the format: new members can be added, existing members are never renamed.
/// </summary>
public static class DiffJson
{
    /// <summary>
    /// One stack as an object, several stacks as a list. A stack that was not compared has a member <c>notCompared</c>.
    /// </summary>
    public static string Write(params IReadOnlyList<ComparedStack> stacks) => JsonForm.Write(
        stacks is [var only] ? Stack(only) : (JsonNode)JsonForm.List(stacks, Stack));

    private static JsonObject Stack(ComparedStack stack) => stack switch
    {
        ComparedStack.Compared { Diff: var diff } => Stack(diff),
        ComparedStack.NotCompared { Reason: var reason } =>
            new() { ["stack"] = stack.Stack, ["notCompared"] = reason },
        _ => throw new InvalidOperationException(),
    };

    private static JsonObject Stack(StackDiff diff) => new()
    {
        ["stack"] = diff.Stack,
        ["isNew"] = diff.IsNew,
        ["isNothing"] = diff.IsNothing,
        ["broadenings"] = diff.Broadenings,
        ["undecided"] = diff.Undecided,
        ["unconfirmed"] = diff.Unconfirmed,
        ["accessGained"] = JsonForm.List(diff.AccessGained, Access),
        ["guardsLoosened"] = JsonForm.List(
            [.. diff.SettingsLoosened, .. diff.LoginsGained],
            guard => new JsonObject
            {
                ["resource"] = guard.Resource,
                ["kind"] = JsonForm.Word(guard.Kind),
                ["message"] = guard.Message,
            }),
        ["reachGained"] = JsonForm.List(diff.ReachGained, Reach),
        ["losses"] = JsonForm.List(
            diff.Losses,
            loss => new JsonObject
            {
                ["name"] = loss.Name,
                ["type"] = loss.Type,
                ["fate"] = JsonForm.Word(loss.How),
                ["message"] = loss.What,
                ["isConfirmed"] = loss.IsConfirmed,
            }),
        ["newFindings"] = JsonForm.List(diff.NewFindings, Finding),
        ["fixedFindings"] = JsonForm.List(diff.FixedFindings, Finding),
        ["resources"] = JsonForm.List(diff.Resources, change => new JsonObject
        {
            ["urn"] = change.Urn,
            ["type"] = change.Type,
            ["name"] = change.Name,
            ["fate"] = JsonForm.Word(change.How),
            ["reason"] = change.Reason,
            ["deletesFirst"] = change.Replacement?.DeletesFirst,
            ["path"] = JsonForm.List(
                change.Replacement?.Path ?? [], step => new JsonObject { ["urn"] = step.Urn, ["input"] = step.Input }),
            ["notes"] = JsonForm.Texts(change.Notes),
            ["properties"] = JsonForm.List(
                change.Properties,
                property => new JsonObject
                {
                    ["path"] = property.Path,
                    ["old"] = property.Old,
                    ["new"] = property.New,
                    ["inWords"] = JsonForm.Texts(property.InWords),
                }),
        }),
        ["accessLost"] = JsonForm.List(diff.AccessLost, Access),
        ["reachLost"] = JsonForm.List(diff.ReachLost, Reach),
        ["loginsLost"] = JsonForm.List(diff.LoginsLost, Login),
        ["loginsGained"] = JsonForm.List(diff.LoginsGained, Login),
    };

    private static JsonObject Login(SettingChange change) =>
        new() { ["resource"] = change.Resource, ["message"] = change.Message };

    private static JsonObject Access(AccessChange change) => new JsonObject
    {
        ["who"] = change.Who,
        ["service"] = change.Service,
        ["level"] = change.Level,
        ["actions"] = JsonForm.Texts(change.Actions),
        ["isWholeLevel"] = change.IsWholeLevel,
        ["on"] = change.On,
        ["resources"] = JsonForm.Texts(change.Resources),
        ["example"] = change.Example is { } example ? new JsonObject
        {
            ["request"] = JsonForm.Request(example.Request, hasOwner: true),
            ["denied"] = example.Before.ToString(),
            ["allowed"] = example.After.ToString(),
        } : null,
        ["allowedBy"] = JsonForm.List(
            change.By, by => new JsonObject
            {
                ["policy"] = by.Policy,
                ["statement"] = by.Statement,
                ["source"] = by.Source,
                ["says"] = by.Says,
            }),
        ["otherwise"] = change.Otherwise,
        ["undecided"] = change.Undecided,
    };

    private static JsonObject Reach(ReachChange change) => new JsonObject
    {
        ["from"] = change.From,
        ["to"] = change.To,
        ["protocol"] = change.Protocol,
        ["ports"] = change.Ports,
        ["because"] = change.Because,
    };

    private static JsonObject Finding(Finding finding) => new JsonObject
    {
        ["code"] = finding.Code,
        ["severity"] = JsonForm.Word(finding.Severity),
        ["message"] = finding.Message,
        ["where"] = finding.Where,
        ["help"] = finding.Help,
    };
}
