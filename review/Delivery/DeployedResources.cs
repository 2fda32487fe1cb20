using System.Text.Json.Nodes;
using Review.Model;

namespace Review.Delivery;

/// <summary>The declared resources that API calls refer to.</summary>
public sealed class DeployedResources(ReviewReport report)
{
    /// <summary>The component that declares the CI roles.</summary>
    private const string Component = "infra:components:PreviewAccess$";

    private static readonly string[] Purposes = ["preview", "plan", "drift", "deploy"];

    /// <summary>The resources of the AWS provider. Components and other providers' resources need no AWS permission.</summary>
    public IEnumerable<ReportedResource> All =>
        report.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal));

    /// <summary>The stack itself: the program makes calls before it declares resources.</summary>
    public ReportedResource Stack => report.Resources[0];

    public string Region { get; } = report.Settings["aws:region"]?.ToString() ?? "us-east-1";

    /// <summary>The first owner of images that the settings name for the deploy role: <c>amazon</c> if they name none.</summary>
    public string ImageOwner => report.Settings["infra:previewAccess"].At("imageOwners").AsTexts() is [var first, ..]
        ? first : "amazon";

    /// <summary>The image that the settings give the bastion; null for the newest Amazon Linux.</summary>
    public string? PinnedImage => report.Settings["infra:bastion"].At("image").AsText();

    /// <summary>The id of the VPC that the stack uses and does not declare; null if it declares one.</summary>
    public string? ExistingVpc { get; } =
        ((report.Settings["infra:network"] as JsonObject)?["existing"] as JsonObject)?["vpc"].AsText();

    /// <summary>The id of the VPC or subnet that a call names and the stack does not declare; null if there is none.</summary>
    public string? InExistingNetwork(ReportedResource resource, string kind) => ExistingVpc is null ? null : kind switch
    {
        "vpc" => resource.Text("vpcId"),
        "subnet" => resource.Text("subnetId"),
        _ => null,
    };

    /// <summary>Whether the resource belongs to the CI roles' component, which only an administrator deploys.</summary>
    public static bool IsCi(ReportedResource resource) => resource.Urn.Contains(Component, StringComparison.Ordinal);

    /// <summary>The CI role for a purpose; null if the stack does not declare it.</summary>
    public ReportedResource? CiRole(string purpose) => All.FirstOrDefault(resource =>
        IsCi(resource) && resource.Type == ResourceTypes.Role
            && resource.Name.EndsWith($"-{purpose}-role", StringComparison.Ordinal));

    /// <summary>The declared roles that preview, plan, detect drift and deploy.</summary>
    public IEnumerable<ReportedResource> CiRoles => Purposes.Select(CiRole).OfType<ReportedResource>();

    /// <summary>
    /// The resource of the EC2 type <paramref name="kind"/> that a call for <paramref name="resource"/> also names.
    /// </summary>
    public ReportedResource? InEc2(ReportedResource resource, string kind) => kind switch
    {
        "volume" => resource.Type == ResourceTypes.Instance ? resource : First(ResourceTypes.Instance), // its root volume
        "security-group" when resource.Type == ResourceTypes.DefaultSecurityGroup => resource,
        _ when ResourceTypes.All.FirstOrDefault(type => type.Ec2Kind == kind) is { } type && type.Token != resource.Type =>
            First(type.Token),
        _ => resource,
    };

    public ReportedResource? First(string type) => report.Resources.Of(type).FirstOrDefault();

    /// <summary>The resource of this type that an input refers to by id, name or ARN.</summary>
    public ReportedResource? Meant(string type, string? reference) => report.Resources.Find(type, reference);
}
