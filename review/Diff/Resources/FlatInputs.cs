using System.Globalization;
using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Diff.Resources;

/// <summary>Flattens inputs to single values by path: <c>rules[0].filter.prefix</c>.</summary>
internal static class FlatInputs
{
    public static IReadOnlyDictionary<string, string> Of(JsonObject inputs)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(inputs, "");
        return values;

        void Add(JsonNode? node, string path)
        {
            switch (node)
            {
                case JsonObject members when members.Count > 0 || path.Length == 0:
                    foreach (var (name, value) in members)
                    {
                        Add(value, path.Length == 0 ? name : $"{path}.{name}");
                    }

                    break;
                case JsonArray { Count: > 0 } list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        Add(list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                    }

                    break;
                default:
                    values[path] = node.OnOneLine();
                    break;
            }
        }
    }
}
