using System.Text.Json;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Syntax;

/// <summary>A statement with its JSON path. Elements with invalid grammar are empty or null.</summary>
internal sealed class StatementSyntax
{
    public StatementSyntax(PolicySyntax policy, JsonElement json, string path)
    {
        Policy = policy;
        Path = path;
        Sid = json.TryGetProperty(nameof(Sid), out var sid) && sid.ValueKind == JsonValueKind.String
            ? new(sid.GetString()!, $"{path}.Sid", null)
            : null;
        Effect = json.TryGetProperty(nameof(Effect), out var effect) && effect.ValueKind == JsonValueKind.String
            ? EffectOf(effect) : null;
        Action = ListSyntax.Read(json, path, "Action", "NotAction");
        Resource = ListSyntax.Read(json, path, "Resource", "NotResource");
        Principal = PrincipalSyntax.Read(json, path);
        HasCondition = json.TryGetProperty("Condition", out var condition);
        Conditions = HasCondition && condition.ValueKind == JsonValueKind.Object ? [.. ConditionSyntax.ReadAll(this, condition)]
            : [];
        EmptyConditions = HasCondition ? [.. EmptyIn(condition)] : [];
    }

    public PolicySyntax Policy { get; }

    public string Path { get; }

    public TextAt? Sid { get; }

    public Effect? Effect { get; }

    public bool Allows => Effect == Model.Effect.Allow;

    public bool Denies => Effect == Model.Effect.Deny;

    /// <summary><c>Action</c> or <c>NotAction</c>; null if there is neither.</summary>
    public ListSyntax? Action { get; }

    /// <summary><c>Resource</c> or <c>NotResource</c>; null if there is neither.</summary>
    public ListSyntax? Resource { get; }

    /// <summary><c>Principal</c> or <c>NotPrincipal</c>; null if there is neither.</summary>
    public PrincipalSyntax? Principal { get; }

    public bool HasCondition { get; }

    /// <summary>The conditions with known operators.</summary>
    public IReadOnlyList<ConditionSyntax> Conditions { get; }

    /// <summary>The path of an empty <c>Condition</c>, or of an empty operator in it.</summary>
    public IReadOnlyList<string> EmptyConditions { get; }

    /// <summary>
    /// The actions of <c>Action</c>, with the catalogue's actions that each matches; empty with <c>NotAction</c>.
    /// </summary>
    public IEnumerable<(TextAt Text, ActionPatternMatch Meaning)> Actions => Action is { IsNegated: false } action
        ? action.Texts.Select(text => (text, Policy.ActionMatches.Of(text.Text)))
        : [];

    /// <summary>The resources of <c>Resource</c>; empty with <c>NotResource</c>.</summary>
    public IEnumerable<TextAt> Resources => Resource is { IsNegated: false } resource ? resource.Texts : [];

    public IEnumerable<ConditionSyntax> ConditionsOn(string key) =>
        Conditions.Where(condition => string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase));

    public bool HasConditionOn(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (ConditionsOn(key).Any())
            {
                return true;
            }
        }

        return false;
    }

    private static Effect? EffectOf(JsonElement effect) =>
        effect.ValueEquals("Allow") ? Model.Effect.Allow : effect.ValueEquals("Deny") ? Model.Effect.Deny : null;

    private IEnumerable<string> EmptyIn(JsonElement condition)
    {
        if (condition.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        if (!condition.EnumerateObject().Any())
        {
            yield return $"{Path}.Condition";
        }

        foreach (var member in condition.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            if (!member.Value.EnumerateObject().Any())
            {
                yield return JsonMembers.Under($"{Path}.Condition", member.Name);
            }
        }
    }
}
