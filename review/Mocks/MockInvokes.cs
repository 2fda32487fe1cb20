using System.Collections.Immutable;
using IamEngine.Model;

namespace Review.Mocks;

/// <summary>The assumed results of the provider functions that a program can call.</summary>
internal static class MockInvokes
{
    /// <summary>The result by wire name; null for an unknown function.</summary>
    public static Dictionary<string, object>? Call(string token, ImmutableDictionary<string, object> args, string region) =>
        token switch
        {
            "aws:index/getCallerIdentity:getCallerIdentity" => new()
            {
                ["id"] = ResourceRequest.Account,
                ["accountId"] = ResourceRequest.Account,
                ["arn"] = $"arn:{Region.Of(region).Partition}:iam::{ResourceRequest.Account}:user/reviewer",
                ["userId"] = "AIDACKCEVSQ6C2EXAMPLE",
            },
            "aws:index/getRegion:getRegion" => new()
            {
                ["id"] = region,
                ["name"] = region,
                ["region"] = region,
                ["endpoint"] = $"ec2.{region}.{Region.Of(region).DnsSuffix}",
                ["description"] = region,
            },
            "aws:index/getPartition:getPartition" => new()
            {
                ["id"] = Region.Of(region).Partition,
                ["partition"] = Region.Of(region).Partition,
                ["dnsSuffix"] = Region.Of(region).DnsSuffix,
                ["reverseDnsPrefix"] = "com.amazonaws",
            },
            "aws:index/getAvailabilityZones:getAvailabilityZones" => new()
            {
                ["id"] = region,
                ["region"] = region,
                ["names"] = Zones(region).Select(zone => (object?)$"{region}{zone}").ToImmutableArray(),
                ["zoneIds"] = Zones(region).Select((_, index) => (object?)$"{ShortName(region)}-az{index + 1}")
                    .ToImmutableArray(),
                ["groupNames"] = ImmutableArray.Create<object?>(region),
            },
            // The provider fails unless AWS has what the arguments say, so the results agree with them.
            "aws:ec2/getVpc:getVpc" => new()
            {
                ["id"] = args["id"],
                ["arn"] = $"arn:{Region.Of(region).Partition}:ec2:{region}:{ResourceRequest.Account}:vpc/{args["id"]}",
                ["cidrBlock"] = args["cidrBlock"],
                ["enableDnsHostnames"] = true,
                ["enableDnsSupport"] = true,
            },
            "aws:ec2/getSubnet:getSubnet" => new()
            {
                ["id"] = args["id"],
                ["arn"] = $"arn:{Region.Of(region).Partition}:ec2:{region}:{ResourceRequest.Account}:subnet/{args["id"]}",
                ["availabilityZone"] = $"{region}a",
                ["vpcId"] = args["vpcId"],
                ["mapPublicIpOnLaunch"] = false,
            },
            // The program asks for route tables that it refuses.
            "aws:ec2/getRouteTables:getRouteTables" => new()
            {
                ["id"] = region,
                ["vpcId"] = args["vpcId"],
                ["ids"] = ImmutableArray<object?>.Empty,
            },
            "aws:ec2/getPrefixList:getPrefixList" => new()
            {
                ["id"] = $"pl-{MadeUpId.Hex((string)args["name"], 8)}",
                ["name"] = args["name"],
            },
            "aws:ssm/getParameter:getParameter" => new()
            {
                ["id"] = args["name"],
                ["name"] = args["name"],
                ["arn"] = $"arn:{Region.Of(region).Partition}:ssm:{region}::parameter{args["name"]}",
                ["type"] = "String",
                ["value"] = Image((string)args["name"]),
                ["insecureValue"] = Image((string)args["name"]),
                ["version"] = 1,
            },
            _ => null,
        };

    /// <summary>The Regions that have more than three zones for a new account.</summary>
    private static string Zones(string region) => region switch
    {
        "us-east-1" => "abcdef",
        "us-west-2" or "ap-northeast-2" => "abcd",
        _ => "abc",
    };

    /// <summary>The prefix of zone ids in a Region: use1 for us-east-1, apne1 for ap-northeast-1.</summary>
    private static string ShortName(string region) => region.Split('-') switch
    {
        [var area, { Length: > 5 } direction, var number] => $"{area}{direction[0]}{direction[5]}{number}",
        [var area, var direction, var number] => $"{area}{direction[0]}{number}",
        _ => region,
    };

    /// <summary>
    /// The image id in a public parameter, the only kind of parameter that the stack reads. Amazon Linux 2023 for arm64 had this
    /// id in us-east-1 in 2026; it is a real id, because an emulator knows only real ones.
    /// </summary>
    private static string Image(string parameter) =>
        parameter.Contains("al2023", StringComparison.Ordinal) ? "ami-0d6fc8f787cd9a417" : $"ami-{MadeUpId.Hex(parameter, 17)}";
}
