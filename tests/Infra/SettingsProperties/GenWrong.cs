using System.Text.Json.Nodes;
using CsCheck;

namespace Tests.Infra.SettingsProperties;

/// <summary>Settings with one replaced member; many are invalid, and some are still valid.</summary>
/// <param name="Key">The replaced member: <c>infra:network.cidr</c>.</param>
internal sealed record WrongSettings(GivenSettings Settings, string Key)
{
    public override string ToString() => $"{Key} of {Settings}";
}

internal static class GenWrong
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 12],
        Gen.OneOf(
            "", " ", "\0", "\u202e", "\ud83d\ude00", "0.0.0.0/0", "::/0", "10.0.0.0/33", "-1", "999999999999999999999", "true",
            "[secret]", "{\"a\": 1}", "'; rm -rf /", "*", "arn:aws:kms:us-east-1:123456789012:key/*", "../..", "%n%s", "\r\n"));

    private static readonly Gen<JsonNode?> Junk = Gen.OneOf(
        Gen.Const(() => (JsonNode?)null),
        Text.Select(text => (JsonNode?)text),
        Gen.Long.Select(number => (JsonNode?)number),
        Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)number),
        Gen.Bool.Select(flag => (JsonNode?)flag),
        Text.Array[0, 3].Select(texts => (JsonNode?)new JsonArray([.. texts.Select(text => (JsonNode?)text)])),
        Text.Select(text => (JsonNode?)new JsonObject { ["a"] = text }),
        Text.Select(text => (JsonNode?)new JsonArray(new JsonArray(text), new JsonObject())));

    /// <summary>Replaces one member of one setting, or adds an unknown member.</summary>
    public static Gen<WrongSettings> Member { get; } = Gen.Select(
        GenSettings.Dev, Gen.Int[0, 1000], Gen.Int[0, 1000], Junk, Gen.Int[0, 9],
        (settings, section, member, junk, add) =>
        {
            string[] keys = [.. settings.Config.Keys.Where(key => settings.Config[key] is ['{', ..])];
            var key = keys[section % keys.Length];
            var json = JsonNode.Parse(settings.Config[key])!.AsObject();
            var name = add == 0 || json.Count == 0 ? "noSuchMember" : json.ElementAt(member % json.Count).Key;
            json[name] = junk?.DeepClone();
            return new WrongSettings(settings.With(key, json.ToJsonString()), $"{key}.{name}");
        });

    /// <summary>Replaces a whole setting by a text.</summary>
    public static Gen<WrongSettings> Whole { get; } = Gen.Select(
        GenSettings.Dev, Gen.Int[0, 1000], Text,
        (settings, index, text) =>
        {
            var key = settings.Config.Keys.ElementAt(index % settings.Config.Count);
            return new WrongSettings(settings.With(key, text), key);
        });
}
