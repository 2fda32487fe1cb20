using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>
/// Finds parts of a YAML tree that cannot become JSON. The engine refuses them too, or reads them in surprising ways.
/// </summary>
internal static class YamlTree
{
    /// <summary>Deeper than any setting, and within the limit of JSON readers.</summary>
    private const int MaxDepth = 32;

    /// <summary>Counted with aliases expanded: a few lines of aliases can expand to millions of nodes.</summary>
    private const int MaxNodes = 100_000;

    /// <summary>More than any list of networks, rules or names that AWS accepts by default in one place.</summary>
    private const int MaxItems = 200;

    /// <summary>The broken rules, each with the node that breaks it.</summary>
    public static IEnumerable<(YamlNode Node, string Rule, string Remedy)> Problems(YamlNode root)
    {
        var found = new Dictionary<YamlNode, (string Rule, string Remedy)>(ReferenceEqualityComparer.Instance);
        var nodes = 0;
        var isTooLarge = false;
        Look(root, 0);
        return found.Select(problem => (problem.Key, problem.Value.Rule, problem.Value.Remedy));

        void Look(YamlNode node, int depth)
        {
            if (isTooLarge)
            {
                return;
            }

            if (depth > MaxDepth || ++nodes > MaxNodes)
            {
                isTooLarge = true;
                found[node] = depth > MaxDepth
                    ? (
                        $"lists and mappings are nested more than {MaxDepth} deep, or contain themselves",
                        "remove the nesting or the alias")
                    : ($"aliases expand to more than {MaxNodes} values", "write the values out");
                return;
            }

            Judge(node);
            switch (node)
            {
                case YamlMappingNode mapping:
                    foreach (var (key, value) in mapping)
                    {
                        // StackFile checks the keys of the top level and of `config:`.
                        if (depth > 1 && (key is not YamlScalarNode text || !YamlValue.IsText(text)))
                        {
                            found[key] = ("a key must be text", "put it in quotes");
                        }

                        Judge(key);
                        Look(value, depth + 1);
                    }

                    break;
                case YamlSequenceNode { Children.Count: > MaxItems }:
                    found[node] = ($"a list has more than {MaxItems} items", "write a shorter list, such as larger networks");
                    break;
                case YamlSequenceNode sequence:
                    foreach (var item in sequence)
                    {
                        Look(item, depth + 1);
                    }

                    break;
            }
        }

        void Judge(YamlNode node)
        {
            if (!IsKnown(node.Tag))
            {
                found[node] = (
                    "a tag other than !!str has no meaning in a stack file", "remove the tag; quotes make a value text");
            }
            else if (node is YamlScalarNode scalar && YamlValue.IsNoFiniteNumber(scalar))
            {
                found[node] = ("a setting cannot be infinite or NaN", "write a number, or put it in quotes");
            }
        }
    }

    private static bool IsKnown(TagName tag) =>
        tag.IsEmpty
        || tag.IsNonSpecific
        || tag.Value is "tag:yaml.org,2002:str" or "tag:yaml.org,2002:map" or "tag:yaml.org,2002:seq";
}
