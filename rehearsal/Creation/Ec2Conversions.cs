using System.Text.Json.Nodes;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace Rehearsal.Creation;

/// <summary>Converts tags and lists to and from the types of the EC2 client, in which an empty list is null.</summary>
internal static class Ec2Conversions
{
    public static List<TagSpecification> Specifications(ResourceType type, DesiredResource desired) =>
        desired.Tags.Count == 0 ? [] : [new() { ResourceType = type, Tags = Ec2Tags(desired.Tags) }];

    public static List<Tag> Ec2Tags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    public static JsonObject TagsJson(IEnumerable<Tag>? tags) =>
        new((tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    public static JsonArray JsonList(IEnumerable<string>? items) => [.. (items ?? []).Select(item => (JsonNode?)item)];
}
