using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Settings;
using Review.Access;
using Review.AwsValues;
using Review.Findings;
using Review.Model;
using Review.Model.Network;
using Review.Reach;
using Review.Stacks;
using Review.Theorems;
using Review.Updates;

namespace Review.Reports;

/// <summary>
/// Builds the report of a stack. It reads only the declared resources, no object of the program.
/// </summary>
public static class ReportBuilder
{
    /// <param name="notes">Notes about the settings.</param>
    /// <param name="today">The day of the review, for the age of images and keys; null if it does not matter.</param>
    public static ReviewReport Build(
        StackConfiguration configuration, IEnumerable<SettingNote> notes, StackProgramResult declaration, DateOnly? today = null)
    {
        var (documents, unreadable) = PolicyDocuments.In(declaration.Resources);
        var rules = GroupRules.In(declaration.Resources);
        var network = RuleRows.Of(rules);
        var settings = Settings(configuration);
        Finding[] unseen = [.. UnseenPolicies.Check(declaration)];
        var report = new ReviewReport(
            configuration.Stack, settings, declaration.Resources, documents, [], network, unseen, declaration.Outputs);
        // The proofs take the longest, so the rest runs beside them.
        var theorems = Task.Run(() => AllTheorems.Of(report));
        Finding[] findings =
        [
            .. unreadable,
            .. DocumentChecks.Of(documents),
            .. NameRules.Check(declaration),
            .. ReplacementOptions.Check(declaration),
            .. ValueCheck.Check(declaration),
            .. RuleQuota.Check(declaration),
            .. NetworkRules.Check(rules),
            .. StateLifecycles.Check(declaration),
            .. configuration.Notes.Concat(notes)
                .Select(note => new Finding(note.Code, Severity.Warning, note.Message, note.Key, note.Help)),
            .. ImageAge.Check(settings, today),
            .. KeyAge.Check(settings, today),
            .. unseen,
            .. Secrets.Check(configuration, declaration),
        ];
        report = report with
        {
            Findings = findings,
            Access = AccessTable.Of(report),
            Network = ReachTable.Of(network, report.Groups()),
            Cascades = Cascades.In(report.Resources),
            Theorems = theorems.GetAwaiter().GetResult(),
        };
        return report with
        {
            Findings =
            [
                .. report.Findings, .. DeliveryRights.Check(report), .. HiddenGrants.Check(report, ProjectFolder.Find()),
                .. AllTheorems.Findings(report),
            ],
        };
    }

    private static JsonObject Settings(StackConfiguration configuration) =>
        new(configuration.Values.Select(setting => KeyValuePair.Create(setting.Key, Structured(setting.Value))));

    /// <summary>Lists and objects as JSON, other values as the text that the program gets.</summary>
    private static JsonNode? Structured(string value)
    {
        if (value is not ['{' or '[', ..] || value == StackValue.Placeholder)
        {
            return JsonValue.Create(value);
        }

        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }
}
