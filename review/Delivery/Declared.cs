using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Delivery;

/// <summary>The declared resources as calls speak of them: by ARN, and by the tags that they have.</summary>
public sealed class Declared(ReviewReport report)
{
    /// <summary>The component that declares who deploys.</summary>
    private const string Component = "infra:components:PreviewAccess$";

    private static readonly string[] Purposes = ["preview", "plan", "deploy"];

    private static readonly Dictionary<string, string> Ec2Kinds = new()
    {
        ["elastic-ip"] = "aws:ec2/eip:Eip",
        ["instance"] = "aws:ec2/instance:Instance",
        ["internet-gateway"] = "aws:ec2/internetGateway:InternetGateway",
        ["key-pair"] = "aws:ec2/keyPair:KeyPair",
        ["natgateway"] = "aws:ec2/natGateway:NatGateway",
        ["route-table"] = "aws:ec2/routeTable:RouteTable",
        ["security-group"] = "aws:ec2/securityGroup:SecurityGroup",
        ["subnet"] = "aws:ec2/subnet:Subnet",
        ["volume"] = "aws:ec2/instance:Instance", // its root volume
        ["vpc"] = "aws:ec2/vpc:Vpc",
        ["vpc-endpoint"] = "aws:ec2/vpcEndpoint:VpcEndpoint",
        ["vpc-flow-log"] = "aws:ec2/flowLog:FlowLog",
    };

    /// <summary>What AWS has or is to have: engine, components and random numbers are not its concern.</summary>
    public IEnumerable<ReportedResource> All => report.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal));

    /// <summary>The stack itself, which asks before it declares.</summary>
    public ReportedResource Stack => report.Resources[0];

    public string Region { get; } = report.Settings["aws:region"]?.ToString() ?? "us-east-1";

    /// <summary>Whether it is part of what deploys, which only an administrator makes and changes.</summary>
    public static bool IsCi(ReportedResource resource) => resource.Urn.Contains(Component, StringComparison.Ordinal);

    /// <summary>The role of this purpose that the component declares; null where it is off.</summary>
    public ReportedResource? CiRole(string purpose) => All.FirstOrDefault(resource =>
        IsCi(resource) && resource.Type == "aws:iam/role:Role" && resource.Name.EndsWith($"-{purpose}-role", StringComparison.Ordinal));

    /// <summary>The roles that preview, plan and deploy, as far as they are declared.</summary>
    public IEnumerable<ReportedResource> CiRoles => Purposes.Select(CiRole).OfType<ReportedResource>();

    /// <summary>What a call about <paramref name="resource"/> that also names a <paramref name="kind"/> of EC2 means by it.</summary>
    public ReportedResource? InEc2(ReportedResource resource, string kind) =>
        !Ec2Kinds.TryGetValue(kind, out var type) || resource.Type == type
            || (kind == "security-group" && resource.Type == "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
            ? resource
            : First(type);

    public ReportedResource? First(string type) => All.FirstOrDefault(resource => resource.Type == type);

    /// <summary>The resource of this type that an input means by name or ARN.</summary>
    public ReportedResource? Meant(string type, string? reference) => All.FirstOrDefault(resource =>
        resource.Type == type && reference is not null
        && (resource.Text("name") == reference || resource.Text("arn") == reference || resource.Id == reference));

    public static IEnumerable<(string Key, string Value)> Tags(ReportedResource resource) =>
        resource.Inputs["tags"] is JsonObject tags ? tags.Select(tag => (tag.Key, tag.Value!.ToString())) : [];
}
