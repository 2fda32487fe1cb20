using System.Text.Json;
using IamEngine.Json;

namespace IamEngine.Check.Syntax;

/// <summary>A principal and its kind: AWS, Service, Federated or CanonicalUser.</summary>
internal sealed record PrincipalText(string Kind, TextAt At)
{
    public string Text => At.Text;

    public string Path => At.Path;
}

/// <summary>A <c>Principal</c> or <c>NotPrincipal</c> element.</summary>
internal sealed record PrincipalSyntax(
    string Path, bool IsNegated, bool IsStar, IReadOnlyList<PrincipalText> Texts, bool IsEmptyObject,
    IReadOnlyList<string> EmptyLists)
{
    /// <summary>All kinds.</summary>
    public static readonly string[] Kinds = ["AWS", "Service", "Federated", "CanonicalUser"];

    /// <summary>Whether it means everyone: <c>"*"</c> or <c>{"AWS": "*"}</c>.</summary>
    public bool IsEveryone => !IsNegated && (IsStar || Texts.Any(text => text is { Kind: "AWS", Text: "*" }));

    public IEnumerable<PrincipalText> Of(string kind) => Texts.Where(text => text.Kind == kind);

    public static PrincipalSyntax? Read(JsonElement statement, string path)
    {
        var isNegated = !statement.TryGetProperty("Principal", out var json);
        if (isNegated && !statement.TryGetProperty("NotPrincipal", out json))
        {
            return null;
        }

        var at = $"{path}.{(isNegated ? "NotPrincipal" : "Principal")}";
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new(at, isNegated, json.ValueKind == JsonValueKind.String && json.ValueEquals("*"), [], false, []);
        }

        var texts = new List<PrincipalText>();
        var empty = new List<string>();
        foreach (var member in json.EnumerateObject().Where(member => Kinds.Contains(member.Name)))
        {
            texts.AddRange(
                JsonMembers.TextOrTexts(member.Value, $"{at}.{member.Name}", new Problems())
                .Select(text => new PrincipalText(member.Name, text)));
            if (member.Value.ValueKind == JsonValueKind.Array && member.Value.GetArrayLength() == 0)
            {
                empty.Add($"{at}.{member.Name}");
            }
        }

        return new(at, isNegated, false, texts, !json.EnumerateObject().Any(), empty);
    }
}
