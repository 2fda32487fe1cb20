using System.Text.Json;
using IamEngine.Model;

namespace Review.Deployed;

/// <summary>
/// Values of collected JSON, which can have any shape: a member of the wrong type counts as missing. The engine's policy readers
/// take these values.
/// </summary>
internal static class JsonValues
{
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind is not JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Member(name)?.AsText();

    public static string? AsText(this JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    /// <summary>The ARN of a user, role or group; null if it is not the ARN of one in an account.</summary>
    /// <param name="type">Its type: <c>role</c>.</param>
    public static Arn? IdentityArn(this JsonElement json, string name, string type) =>
        json.Text(name) is { } text && Arn.Ask(text) is Answer<Arn>.Yes { Value: var arn } && arn.Service == "iam"
            && arn.ResourceType == type && arn.LastName.Length > 0 && AccountId.IsAccountId(arn.Account) ? arn : null;

    public static IEnumerable<JsonElement> Items(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The items of a list; a value of another type is a problem, because it hides what it should list.</summary>
    /// <param name="name">What the list is, in messages.</param>
    public static IReadOnlyList<JsonElement> ListOrProblem(this JsonElement? json, string name, List<string> problems)
    {
        if (json is { ValueKind: not JsonValueKind.Array and not JsonValueKind.Null })
        {
            problems.Add($"{name} is not a list");
        }

        return [.. json.Items()];
    }

    public static IEnumerable<string> Texts(this JsonElement? json) => json.Items().Select(AsText).OfType<string>();

    public static IEnumerable<JsonProperty> Members(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : [];

    /// <summary>A map of texts; null if it was not collected.</summary>
    public static IReadOnlyDictionary<string, string>? AsTags(this JsonElement? json) => json is not { } tags ? null
        : ((JsonElement?)tags).Members()
            .Where(tag => tag.Value.ValueKind == JsonValueKind.String)
            .GroupBy(tag => tag.Name)
            .ToDictionary(tag => tag.Key, tag => tag.Last().Value.GetString()!);
}
