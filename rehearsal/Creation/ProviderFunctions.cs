using System.Collections.Immutable;
using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>The AWS provider's functions that the program invokes, with results from the emulator's API.</summary>
internal static class ProviderFunctions
{
    /// <summary>The result by wire name; null for a function that is not in this list.</summary>
    public static async Task<Dictionary<string, object>?> CallAsync(
        EmulatedCloud cloud, string token, ImmutableDictionary<string, object> args, CancellationToken cancellation)
    {
        switch (token)
        {
            case "aws:index/getCallerIdentity:getCallerIdentity":
                var identity = await cloud.StsAsync("GetCallerIdentity", cancellation);
                return new()
                {
                    ["id"] = identity.Text("Account")!,
                    ["accountId"] = identity.Text("Account")!,
                    ["arn"] = identity.Text("Arn")!,
                    ["userId"] = identity.Text("UserId")!,
                };
            case "aws:index/getAvailabilityZones:getAvailabilityZones":
                var zones = (await cloud.Ec2.DescribeAvailabilityZonesAsync(new(), cancellation)).AvailabilityZones;
                return new()
                {
                    ["id"] = cloud.Region,
                    ["names"] = zones.Select(zone => (object)zone.ZoneName).ToImmutableArray(),
                    ["zoneIds"] = zones.Select(zone => (object)zone.ZoneId).ToImmutableArray(),
                };
            case "aws:ssm/getParameter:getParameter":
                var parameter = (await cloud.SsmAsync(
                    "GetParameter", new() { ["Name"] = args["name"].ToString() }, cancellation))["Parameter"]!;
                var type = parameter["Type"]!.ToString();
                var value = parameter["Value"]!.ToString();
                // The provider also returns the value in plain text, unless the parameter is encrypted.
                return new()
                {
                    ["id"] = args["name"],
                    ["name"] = args["name"],
                    ["type"] = type,
                    ["value"] = value,
                    ["insecureValue"] = type == "SecureString" ? "" : value,
                    ["version"] = 1,
                };
            case "aws:ec2/getVpc:getVpc":
                return await ExistingNetwork.VpcAsync(cloud, args, cancellation);
            case "aws:ec2/getSubnet:getSubnet":
                return await ExistingNetwork.SubnetAsync(cloud, args, cancellation);
            case "aws:ec2/getRouteTables:getRouteTables":
                return await ExistingNetwork.RouteTablesAsync(cloud, args, cancellation);
            case "aws:ec2/getPrefixList:getPrefixList":
                return await ExistingNetwork.PrefixListAsync(cloud, args["name"].ToString()!, cancellation);
            case "aws:index/getRegion:getRegion":
                return new() { ["id"] = cloud.Region, ["name"] = cloud.Region, ["region"] = cloud.Region };
            case "aws:index/getPartition:getPartition":
                return new() { ["id"] = "aws", ["partition"] = "aws", ["dnsSuffix"] = "amazonaws.com" };
            default:
                return null;
        }
    }
}
