using IamEngine.Model;

namespace Review.Escalation;

/// <summary>
/// Represents all resources of a kind by one resource per Region if no policy distinguishes them by id. An action such as
/// <c>ec2:CreateTags</c> acts on ninety kinds; a proof with patterns for all of them needs millions of steps.
/// </summary>
public static class Representatives
{
    private static readonly string[] Regions = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];

    /// <param name="kind">
    /// The pattern of all resources of the kind, such as <c>arn:aws:ec2:*:123456789012:instance/*</c>, or of one name in every
    /// Region.
    /// </param>
    /// <param name="patterns">The resource patterns of the relevant statements.</param>
    /// <returns>The representatives; the kind itself if a policy names some of its ids.</returns>
    public static IEnumerable<ResourcePattern> Of(ResourcePattern kind, IReadOnlyCollection<string> patterns)
    {
        string[][] parts = [.. patterns.Where(pattern => pattern != "*").Select(pattern => pattern.Split(':', 6))];
        if (kind.Text.Split(':', 6) is not [_, _, _, "*", _, var resource]
            || !(IsLiteral(resource) || resource.EndsWith("/*", StringComparison.Ordinal))
            || !parts.All(pattern => IsLiteral(resource) ? HasWholeRegion(pattern) : TakesAllOrNone(pattern, resource)))
        {
            return [kind];
        }

        var named = parts.Select(pattern => pattern[3]).Where(region => region is not ("*" or "")).Distinct().ToArray();
        var other = Regions.FirstOrDefault(region => !named.Contains(region));
        return other is null ? [kind]
            : named.Append(other).Select(region =>
            {
                var sample = kind.Text.Split(':', 6);
                (sample[3], sample[5]) = (region, IsLiteral(resource) ? resource : $"{resource[..^1]}example");
                return new ResourcePattern(string.Join(':', sample));
            });
    }

    private static bool HasWholeRegion(string[] pattern) => pattern is ["arn", _, _, var region, _, _] && IsWhole(region);

    private static bool TakesAllOrNone(string[] pattern, string resource) =>
        pattern is ["arn", var partition, var service, var region, var account, var named]
        && IsWhole(partition) && IsWhole(service) && IsWhole(region) && IsWhole(account)
        && (named is "*" or "*/*" || named == resource
            || (named.Split('/') is [var kind, _, ..] && IsLiteral(kind) && kind != resource.Split('/')[0]));

    private static bool IsWhole(string part) => part == "*" || IsLiteral(part);

    private static bool IsLiteral(string part) => !part.AsSpan().ContainsAny('*', '?', '$');
}
