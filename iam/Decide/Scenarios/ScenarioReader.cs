using System.Text.Json;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Scenarios;

/// <summary>
/// Reads a scenario. Strict: reports every unknown field, invalid policy and unknown action,
/// each with its JSON path.
/// </summary>
public static class ScenarioReader
{
    /// <summary>Reads a scenario from JSON text.</summary>
    public static ScenarioReading Read(string json, PolicyCache? cache = null)
    {
        using var document = JsonText.Parse(json, out var reason);
        return document is null ? new ScenarioReading.Refused([new("$", reason!)]) : Read(document.RootElement, "$", cache);
    }

    /// <summary>Reads a scenario at <paramref name="path"/> of a larger JSON document.</summary>
    public static ScenarioReading Read(JsonElement json, string path, PolicyCache? cache = null)
    {
        var problems = new Problems();
        // `link` and `ambiguous` are for readers: the AWS page, and whether AWS's pages contradict each other.
        var members = JsonMembers.Read(json, path, problems, "name", "link", "ambiguous", "request", "policies", "expect");
        var name = Text(members, "name", path, problems);
        _ = Text(members, "link", path, problems);
        if (members.TryGetValue("ambiguous", out var ambiguous)
            && ambiguous.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            problems.Add($"{path}.ambiguous", "", $"expected true or false, found {JsonMembers.Describe(ambiguous)}");
        }

        var requests = members.TryGetValue("request", out var request) ? RequestReader.Read(request, $"{path}.request", problems)
            : [];
        if (json.ValueKind == JsonValueKind.Object && !members.ContainsKey("request"))
        {
            problems.Add(path, "", "a scenario has a `request`");
        }

        var policies = members.TryGetValue("policies", out var given)
            ? ReadPolicies(given, $"{path}.policies", requests.Count > 0 ? requests[0] : null, problems, cache)
            : PolicySet.None;
        var expect = ReadExpect(members, path, problems);
        return problems.Any
            ? new ScenarioReading.Refused(
                problems.ToSeq().Select(problem => new ScenarioProblem(problem.Path, problem.Message)).ToSeq())
            : new ScenarioReading.Read(new(name, requests, policies, expect));
    }

    private static PolicySet ReadPolicies(JsonElement json, string path, Request? request, Problems problems, PolicyCache? cache)
    {
        var kind = PolicySetReader.KindFor(request);
        if (cache is not null && cache.Contains(json, kind))
        {
            return cache.Policies;
        }

        var ofPolicies = new Problems();
        var policies = PolicySetReader.Read(json, path, kind, ofPolicies);
        problems.AddRange(ofPolicies);
        if (!ofPolicies.Any)
        {
            cache?.Store(json, kind, policies);
        }

        return policies;
    }

    private static Verdict? ReadExpect(Dictionary<string, JsonElement> members, string path, Problems problems)
    {
        if (Text(members, "expect", path, problems) is not { } text)
        {
            return null;
        }

        switch (text)
        {
            case nameof(Verdict.Allowed):
                return Verdict.Allowed;
            case nameof(Verdict.ExplicitlyDenied):
                return Verdict.ExplicitlyDenied;
            case nameof(Verdict.ImplicitlyDenied):
                return Verdict.ImplicitlyDenied;
            default:
                problems.Add(
                    $"{path}.expect", "",
                    $"`{text}` is not a decision; use one of {string.Join(", ", Enum.GetNames<Verdict>())}");
                return null;
        }
    }

    /// <summary>The text of a member; null if the member is missing.</summary>
    internal static string? Text(Dictionary<string, JsonElement> members, string name, string path, Problems problems)
    {
        if (!members.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        problems.Add($"{path}.{name}", "", $"expected text, found {JsonMembers.Describe(value)}");
        return null;
    }
}
