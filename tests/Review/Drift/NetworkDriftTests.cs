using System.Text.Json.Nodes;
using Review.Diff.Access;
using Review.Drift;
using Review.Drift.Answers;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>Changes in the account's network beside the declared resources.</summary>
public sealed class NetworkDriftTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("network-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("SUCCESS", false)]
    [InlineData("FAILED", true)]
    public async Task A_flow_log_that_no_longer_delivers_is_a_protection_less(string status, bool isLost)
    {
        var stack = await Reviews.Of("dev");
        var log = stack.Resources.Of(ResourceTypes.FlowLog).Single();
        Write("flow-logs", "FlowLogs", new JsonObject
        {
            ["FlowLogId"] = "fl-0123456789abcdef0",
            ["FlowLogStatus"] = "ACTIVE",
            ["DeliverLogsStatus"] = status,
            ["DeliverLogsErrorMessage"] = "Access error",
            ["TrafficType"] = "ALL",
            ["Tags"] = Tags(log),
        });

        var report = await CompareAsync(stack);

        Assert.Equal(isLost, report.Rows.Where(row => row.Name == log.Name).SelectMany(row => row.Properties)
            .Any(property => property.Path.StartsWith("delivers nothing (Access error)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("DestinationCidrBlock", "0.0.0.0/0", true)]
    [InlineData("DestinationPrefixListId", "pl-63a5400a", false)]
    public async Task A_route_of_addresses_through_an_endpoint_is_listed_and_the_one_of_a_gateway_endpoint_is_not(
        string member, string to, bool isListed)
    {
        var stack = await Reviews.Of("dev");
        var table = stack.Resources.Of(ResourceTypes.RouteTable).Last();
        Write("route-tables", "RouteTables", new JsonObject
        {
            ["RouteTableId"] = "rtb-0123456789abcdef0",
            ["Tags"] = Tags(table),
            ["Routes"] = new JsonArray(new JsonObject { [member] = to, ["GatewayId"] = "vpce-0123456789abcdef0" }),
        });

        var report = await CompareAsync(stack);

        Assert.Equal(isListed, report.Rows.Any(row =>
            row.Name == $"{table.Name}/route/{to}" && row.Kind == DriftKind.NotInTheProgram));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("sg-0aaaaaaaaaaaaaaaa", "has the security groups sg-0aaaaaaaaaaaaaaaa, which the program does not give it")]
    public async Task A_node_with_another_security_group_is_a_difference_of_its_cluster(string more, string says)
    {
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "dev",
            (await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.dev.yaml"))).TrimEnd()
                + "\n  infra:emr: {enabled: true}\n");
        var stack = await Reviews.In(project.Folder, "dev");
        var cluster = stack.Resources.Of(ResourceTypes.EmrCluster).Single();
        Write("instances", "Reservations", new JsonObject
        {
            ["Instances"] = new JsonArray(new JsonObject
            {
                ["InstanceId"] = "i-0123456789abcdef0",
                ["VpcId"] = "vpc-1",
                ["IamInstanceProfile"] = new JsonObject
                {
                    ["Arn"] = "arn:aws:iam::123456789012:instance-profile/"
                        + cluster.Text("ec2Attributes.instanceProfile")!.Split('/')[^1],
                },
                ["SecurityGroups"] = new JsonArray(
                [
                    .. new[] { cluster.Text("ec2Attributes.emrManagedMasterSecurityGroup"), more }
                        .Where(id => id is { Length: > 0 }).Select(id => new JsonObject { ["GroupId"] = id }),
                ]),
                ["Tags"] = new JsonArray(new JsonObject
                {
                    ["Key"] = "aws:elasticmapreduce:job-flow-id",
                    ["Value"] = cluster.Id,
                }),
            }),
        });

        var report = await CompareAsync(stack);

        string[] differences = [.. report.Rows.Where(row => row.Name == cluster.Name)
            .SelectMany(row => row.Properties.Select(property => property.Path))];
        Assert.Equal(says.Length == 0 ? [] : [$"its node i-0123456789abcdef0 {says}"], differences);
    }

    private void Write(string file, string list, JsonObject item)
    {
        var path = Path.Combine(folder, "network", "us-east-1", $"{file}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, new JsonObject { [list] = new JsonArray(item) }.ToJsonString());
    }

    private async Task<DriftReport> CompareAsync(ReviewReport stack)
    {
        File.WriteAllText(Path.Combine(folder, "caller-identity.json"), """{"Account": "123456789012"}""");
        File.WriteAllText(
            Path.Combine(folder, "authorization-details.json"), (await DeclaredAnswers.DetailsAsync()).ToJsonString());
        var (report, refusal) = DriftReport.Of(
            stack, CollectedStack.In(folder, null).Collected!, "infra", SourceLines.In(folder), _ => false, _ => { });
        return report ?? throw new InvalidOperationException(refusal);
    }

    private static JsonArray Tags(ReportedResource resource) =>
        [.. resource.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })];
}
