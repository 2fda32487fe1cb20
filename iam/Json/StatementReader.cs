using System.Text.Json;
using IamEngine.Model;

namespace IamEngine.Json;

/// <summary>
/// Reads one statement. Each kind of document has its own method, which refuses elements that the kind cannot have.
/// </summary>
internal sealed class StatementReader
{
    private static readonly string[] Elements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly string path;
    private readonly Problems problems;
    private readonly Dictionary<string, JsonElement> members;
    private readonly bool isObject;

    public StatementReader(JsonElement json, string path, Problems problems)
    {
        this.path = path;
        this.problems = problems;
        isObject = json.ValueKind == JsonValueKind.Object;
        members = JsonMembers.Read(json, path, problems, Elements);
    }

    // Each reads every element before it checks for problems, so that all are reported together.

    public static IdentityStatement? Identity(StatementReader reader) => reader.Identity();

    public static TrustStatement? Trust(StatementReader reader) => reader.Trust();

    public static ResourceStatement? Resource(StatementReader reader) => reader.Resource();

    private IdentityStatement? Identity()
    {
        Refuse("Principal", "UNSUPPORTED_PRINCIPAL",
            "an identity policy names no principal: its principal is the identity that it is attached to");
        Refuse("NotPrincipal", "UNSUPPORTED_PRINCIPAL",
            "an identity policy names no principal: its principal is the identity that it is attached to");
        if (isObject && !members.ContainsKey("Resource") && !members.ContainsKey("NotResource"))
        {
            problems.Add(path, "MISSING_RESOURCE", "a statement of an identity policy has a `Resource` or `NotResource`");
        }

        var (sid, effect, action, resource, condition) = (ReadSid(), ReadEffect(), ReadAction(), ReadResource(), ReadCondition());
        return problems.Any ? null : new(sid, effect!.Value, action!, resource, condition);
    }

    private TrustStatement? Trust()
    {
        Refuse(
            "Resource",
            "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
            "a trust policy names no resource: its resource is the role");
        Refuse(
            "NotResource",
            "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
            "a trust policy names no resource: its resource is the role");
        var refused = Refuse(
            "NotPrincipal", "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
            "a trust policy cannot have `NotPrincipal`; name who may, with `Principal`");
        if (isObject && !refused && !members.ContainsKey("Principal"))
        {
            problems.Add(path, "MISSING_PRINCIPAL", "a statement of a trust policy has a `Principal`");
        }

        var (sid, effect, action, principal, condition) =
            (ReadSid(), ReadEffect(), ReadAction(), ReadPrincipal(), ReadCondition());
        return problems.Any ? null : new(sid, effect!.Value, action!, principal, condition);
    }

    private ResourceStatement? Resource()
    {
        var (sid, effect, action) = (ReadSid(), ReadEffect(), ReadAction());
        var (principal, resource, condition) = (ReadPrincipal(), ReadResource(), ReadCondition());
        return problems.Any ? null : new(sid, effect!.Value, action!, principal, resource, condition);
    }

    private bool Refuse(string element, string code, string why)
    {
        var stands = members.Remove(element);
        if (stands)
        {
            problems.Add($"{path}.{element}", code, why);
        }

        return stands;
    }

    private Sid? ReadSid()
    {
        if (!members.TryGetValue("Sid", out var sid))
        {
            return null;
        }

        if (sid.ValueKind == JsonValueKind.String)
        {
            return new(sid.GetString()!);
        }

        problems.Add($"{path}.Sid", "DATA_TYPE_MISMATCH", $"expected text, found {JsonMembers.Describe(sid)}");
        return null;
    }

    private Effect? ReadEffect()
    {
        if (!members.TryGetValue("Effect", out var effect))
        {
            if (isObject)
            {
                problems.Add(path, "MISSING_EFFECT", "a statement has an `Effect`: Allow or Deny");
            }

            return null;
        }

        switch (effect.ValueKind == JsonValueKind.String ? effect.GetString() : null)
        {
            case "Allow":
                return Effect.Allow;
            case "Deny":
                return Effect.Deny;
            default:
                problems.Add(
                    $"{path}.Effect", "INVALID_EFFECT",
                    $"an effect is Allow or Deny (case-sensitive); found {JsonMembers.Describe(effect)}");
                return null;
        }
    }

    private ActionElement? ReadAction()
    {
        if (!EitherOf("Action", "NotAction", out var element, out var at, out var negated))
        {
            if (isObject)
            {
                problems.Add(path, "MISSING_ACTION", "a statement has an `Action` or `NotAction`");
            }

            return null;
        }

        var texts = JsonMembers.TextOrTexts(element, at, problems);
        foreach (var text in texts.Where(text => !ActionShape.IsAction(text.Text)))
        {
            problems.Add(
                text.Path, "INVALID_ACTION",
                $"`{text.Text}` is not an action: it is SERVICE:NAME with a service prefix in full, or `*`");
        }

        var patterns = texts.Select(text => new ActionPattern(text.Text)).ToSortedValues();
        return negated ? new ActionElement.NotAction(patterns) : new ActionElement.Action(patterns);
    }

    private ResourceElement ReadResource()
    {
        if (!EitherOf("Resource", "NotResource", out var element, out var at, out var negated))
        {
            return new ResourceElement.Attached();
        }

        var patterns = JsonMembers.TextOrTexts(element, at, problems).Select(text => new ResourcePattern(text.Text))
            .ToSortedValues();
        return negated ? new ResourceElement.NotResource(patterns) : new ResourceElement.Resource(patterns);
    }

    private PrincipalElement ReadPrincipal() =>
        EitherOf("Principal", "NotPrincipal", out var element, out var at, out var negated)
        ? PrincipalReader.Read(element, at, negated, problems)
        : new PrincipalElement.Unstated();

    private ConditionBlock ReadCondition() =>
        members.TryGetValue("Condition", out var condition)
            ? ConditionReader.Read(condition, $"{path}.Condition", problems)
            : ConditionBlock.None;

    private bool EitherOf(string name, string notName, out JsonElement element, out string at, out bool negated)
    {
        negated = !members.TryGetValue(name, out element);
        at = $"{path}.{(negated ? notName : name)}";
        if (!negated && members.Remove(notName))
        {
            problems.Add(
                $"{path}.{notName}", "UNSUPPORTED_ELEMENT_COMBINATION", $"a statement has `{name}` or `{notName}`, not both");
        }

        return !negated || members.TryGetValue(notName, out element);
    }
}
