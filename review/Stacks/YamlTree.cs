using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>
/// What a tree of YAML nodes must keep to so that it can become JSON: the engine refuses the same, or reads it in surprising
/// ways.
/// </summary>
internal static class YamlTree
{
    /// <summary>Deeper than any setting is, and less deep than JSON readers go.</summary>
    private const int MaxDepth = 32;

    /// <summary>Counted with every alias followed: a few lines of aliases can stand for millions of nodes.</summary>
    private const int MaxNodes = 100_000;

    /// <summary>Every rule that a part of the tree breaks, with the node that breaks it.</summary>
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
                        $"lists and mappings are nested more than {MaxDepth} deep, or hold themselves",
                        "take the nesting, or the alias, out")
                    : ($"aliases make more than {MaxNodes} values", "write the values out");
                return;
            }

            Judge(node);
            switch (node)
            {
                case YamlMappingNode mapping:
                    foreach (var (key, value) in mapping)
                    {
                        // The top level and `config:` are judged where they are read, with the keys that they may have.
                        if (depth > 1 && (key is not YamlScalarNode text || !YamlValue.IsText(text)))
                        {
                            found[key] = ("a key must be text", "put it in quotes");
                        }

                        Judge(key);
                        Look(value, depth + 1);
                    }

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
                    "a tag other than !!str means nothing in a stack file", "leave the tag out; quotes make a value text");
            }
            else if (node is YamlScalarNode scalar && YamlValue.IsNoFiniteNumber(scalar))
            {
                found[node] = ("no setting can hold what is no finite number", "write a number, or put it in quotes");
            }
        }
    }

    private static bool IsKnown(TagName tag) =>
        tag.IsEmpty
        || tag.IsNonSpecific
        || tag.Value is "tag:yaml.org,2002:str" or "tag:yaml.org,2002:map" or "tag:yaml.org,2002:seq";
}
