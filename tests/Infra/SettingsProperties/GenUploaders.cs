using System.Text.Json.Nodes;
using CsCheck;

namespace Tests.Infra.SettingsProperties;

/// <summary>Random valid lists of uploaders.</summary>
internal static class GenUploaders
{
    private static readonly string[] Prefixes =
        ["checkpoints/", "savepoints/", "exports/", "exports/daily/", "reports/2026/", "checkpoints/team-a/", "a_b.c=d+e/"];

    private static readonly Gen<string> Use = Gen.OneOf("read", "write", "delete");

    // Of two nested prefixes, the inner one would need more permissions than the outer one, so each root comes once.
    private static readonly Gen<JsonObject> Grants = Gen.Select(Gen.OneOf(Prefixes), Use).Array[1, 4].Select(grants =>
        new JsonObject(grants.DistinctBy(grant => grant.Item1.Split('/')[0])
            .Select(grant => KeyValuePair.Create(grant.Item1, (JsonNode?)grant.Item2))));

    private static readonly Gen<int> Kind = Gen.Int[0, 5];

    private static readonly Gen<JsonObject> Uploader = Gen.Select(
        Kind, Grants, Gen.Int[1, 12], Gen.Bool, Gen.Bool, Gen.Int[0, 2], (kind, grants, hours, mfa, bind, networks) =>
        {
            var item = new JsonObject { ["prefixes"] = grants };
            if (networks > 0)
            {
                item["sourceCidrs"] = new JsonArray([
                    .. Enumerable.Range(0, networks).Select(i => (JsonNode?)$"203.0.{113 + i}.0/24")]);
                item["sourceCidrsBindSession"] = bind;
            }

            if (kind <= 3)
            {
                item["maxSessionHours"] = hours;
            }

            switch (kind)
            {
                case 0 or 1:
                    item["requireMfa"] = mfa;
                    item["sessionNamedForUser"] = bind;
                    item["userCount"] = kind == 0 ? 0 : hours % 3 + 1;
                    break;
                case 2:
                    item["github"] = new JsonObject
                    {
                        ["repository"] = "example-org@1/app@2",
                        [mfa ? "branch" : "environment"] = "main",
                    };
                    break;
                case 3:
                    item["gitlab"] = new JsonObject { ["project"] = "example-group/sub/app", [mfa ? "branch" : "tag"] = "main" };
                    break;
                case 4:
                    item["permissionSet"] = new JsonObject { ["name"] = "State_Upload" };
                    break;
                default:
                    item["account"] = new JsonObject { ["id"] = "111122223333", ["role"] = mfa ? "exporter" : "teams/exporter" };
                    item["externalId"] = "6b7c1a52";
                    break;
            }

            return item;
        });

    /// <summary>The items without names; null for no list.</summary>
    public static Gen<JsonObject[]?> List { get; } = Gen.Frequency(
        (2, Gen.Const(() => (JsonObject[]?)null)), (1, Uploader.Array[1, 6].Select(items => (JsonObject[]?)items)));

    /// <summary>The list with names and what depends on the other settings.</summary>
    public static JsonArray For(JsonObject[] items, string region, JsonObject? delivery)
    {
        var list = new JsonArray();
        foreach (var (index, shape) in items.Index())
        {
            var item = (JsonObject)shape.DeepClone();
            var name = index == 0 ? "upload" : $"uploader-with-a-name-{index}";
            item["name"] = name;
            if (item["userCount"] is { } count)
            {
                item.Remove("userCount");
                if ((int)count > 0)
                {
                    item["users"] = new JsonArray([
                        .. Enumerable.Range(1, (int)count).Select(i => (JsonNode?)$"user-{index}-{i}")]);
                }
            }

            if (item["permissionSet"] is JsonObject set)
            {
                set["region"] = region.StartsWith("us-east", StringComparison.Ordinal) ? "eu-central-1" : region;
            }

            if (item["gitlab"] is JsonObject gitlab)
            {
                gitlab["existingProvider"] = delivery is not null;
            }

            list.Add(item);
        }

        return list;
    }
}
