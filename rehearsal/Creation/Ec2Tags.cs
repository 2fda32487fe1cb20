using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace Rehearsal.Creation;

/// <summary>Tags as EC2 takes and gives them, for all its resources alike; and lists, which its client leaves null where they are empty.</summary>
internal static class Ec2Tags
{
    public static List<TagSpecification> For(ResourceType type, Wanted wanted) =>
        wanted.Tags.Count == 0 ? [] : [new() { ResourceType = type, Tags = From(wanted.Tags) }];

    public static List<Tag> From(IEnumerable<KeyValuePair<string, string>> tags) => [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    public static JsonObject Of(IEnumerable<Tag>? tags) => new((tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    public static JsonArray List(IEnumerable<string>? items) => [.. (items ?? []).Select(item => (JsonNode?)item)];
}
