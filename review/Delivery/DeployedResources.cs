using Review.Model;

namespace Review.Delivery;

/// <summary>The declared resources as calls speak of them: by ARN, and by the tags that they have.</summary>
public sealed class DeployedResources(ReviewReport report)
{
    /// <summary>The component that declares who deploys.</summary>
    private const string Component = "infra:components:PreviewAccess$";

    private static readonly string[] Purposes = ["preview", "plan", "deploy"];

    /// <summary>What AWS has or is to have: engine, components and random numbers are not its concern.</summary>
    public IEnumerable<ReportedResource> All => report.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal));

    /// <summary>The stack itself, which asks before it declares.</summary>
    public ReportedResource Stack => report.Resources[0];

    public string Region { get; } = report.Settings["aws:region"]?.ToString() ?? "us-east-1";

    /// <summary>Whether it is part of what deploys, which only an administrator makes and changes.</summary>
    public static bool IsCi(ReportedResource resource) => resource.Urn.Contains(Component, StringComparison.Ordinal);

    /// <summary>The role of this purpose that the component declares; null where it is off.</summary>
    public ReportedResource? CiRole(string purpose) => All.FirstOrDefault(resource =>
        IsCi(resource) && resource.Type == ResourceTypes.Role && resource.Name.EndsWith($"-{purpose}-role", StringComparison.Ordinal));

    /// <summary>The roles that preview, plan and deploy, as far as they are declared.</summary>
    public IEnumerable<ReportedResource> CiRoles => Purposes.Select(CiRole).OfType<ReportedResource>();

    /// <summary>
    /// What a call about <paramref name="resource"/> that also names a <paramref name="kind"/> of EC2 means by it.
    /// </summary>
    public ReportedResource? InEc2(ReportedResource resource, string kind) => kind switch
    {
        "volume" => resource.Type == ResourceTypes.Instance ? resource : First(ResourceTypes.Instance), // its root volume
        "security-group" when resource.Type == ResourceTypes.DefaultSecurityGroup => resource,
        _ when ResourceTypes.All.FirstOrDefault(type => type.Ec2Kind == kind) is { } type && type.Token != resource.Type => First(type.Token),
        _ => resource,
    };

    public ReportedResource? First(string type) => report.Resources.Of(type).FirstOrDefault();

    /// <summary>The resource of this type that an input means by id, name or ARN.</summary>
    public ReportedResource? Meant(string type, string? reference) => report.Resources.Find(type, reference);
}
