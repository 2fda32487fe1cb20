using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Stacks;

/// <summary>
/// Finds parts of a YAML tree, which is within <see cref="YamlBounds"/>, that cannot become JSON. The engine refuses them too, or
/// reads them in surprising ways.
/// </summary>
internal static class YamlTree
{
    /// <summary>The broken rules, each with the node that breaks it.</summary>
    public static IEnumerable<(YamlNode Node, string Rule, string Remedy)> Problems(YamlNode root)
    {
        var found = new Dictionary<YamlNode, (string Rule, string Remedy)>(ReferenceEqualityComparer.Instance);
        Look(root, 0);
        return found.Select(problem => (problem.Key, problem.Value.Rule, problem.Value.Remedy));

        void Look(YamlNode node, int depth)
        {
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
