using System.Collections.Frozen;

namespace IamEngine.Check.Syntax;

/// <summary>
/// The Regions and partitions that AWS has.
/// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
/// </summary>
internal static class Regions
{
    public static readonly string[] Partitions =
        ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1",
        "eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-south-1", "eu-south-2", "eu-north-1",
        "il-central-1", "me-central-1", "me-south-1", "af-south-1",
        "ap-east-1", "ap-east-2", "ap-south-1", "ap-south-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6",
            "ap-southeast-7",
        "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "eusc-de-east-1",
        "us-iso-east-1", "us-iso-west-1", "us-isob-east-1", "us-isob-west-1", "eu-isoe-west-1", "us-isof-east-1",
        "us-isof-south-1");

    public static bool IsRegion(string text) => All.Contains(text);

    /// <summary>The only Region whose name differs by case or by one letter; null if there is none or more than one.</summary>
    public static string? Nearest(string text)
    {
        var near = All.Where(region => IsNear(region, text)).Take(2).ToArray();
        return near.Length == 1 ? near[0] : null;
    }

    private static bool IsNear(string region, string text)
    {
        if (Math.Abs(region.Length - text.Length) > 1)
        {
            return false;
        }

        var start = region.AsSpan().CommonPrefixLength(text);
        var (inRegion, inText) = (region.Length, text.Length);
        while (inRegion > start && inText > start && region[inRegion - 1] == text[inText - 1])
        {
            (inRegion, inText) = (inRegion - 1, inText - 1);
        }

        return (region[start..inRegion], text[start..inText]) switch
        {
            ({ Length: <= 1 }, { Length: <= 1 }) => true,
            ([var one, var two], [var first, var second]) => one == second && two == first,
            _ => false,
        };
    }
}
