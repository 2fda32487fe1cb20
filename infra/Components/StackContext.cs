using IamEngine.Model;
using Infra.Naming;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws;

namespace Infra.Components;

/// <summary>The values of the stack that every component needs.</summary>
/// <param name="IsProtected">Whether data and identity resources get <c>protect</c> and <c>retainOnDelete</c>.</param>
/// <param name="RunsEmr">Whether the stack has a cluster.</param>
/// <param name="CommonTags">The tags of every resource.</param>
public sealed record StackContext(
    string StackName,
    Region Region,
    Output<AccountId> Account,
    ResourceNames Names,
    bool IsProtected,
    bool RunsEmr,
    IReadOnlyDictionary<string, string> CommonTags)
{
    public static StackContext For(StackSettings settings)
    {
        var project = Deployment.Instance.ProjectName;
        return new(
            settings.StackName,
            settings.Region,
            GetCallerIdentity.Invoke().Apply(caller => AccountId.Of(caller.AccountId)),
            new ResourceNames(project, settings.StackName),
            settings.IsProtected,
            settings.Emr is not null,
            new Dictionary<string, string>(settings.Tags) { ["project"] = project, ["stack"] = settings.StackName });
    }

    /// <summary>
    /// The ARN of the permissions boundary of every user and role of the stack; null if only administrators deploy the stack.
    /// Without a boundary, a principal that may create roles could create one with any permission.
    /// </summary>
    public Output<string>? PermissionsBoundary { get; init; }

    /// <summary>The boundary as the <c>PermissionsBoundary</c> input of a user or role.</summary>
    public Input<string>? PermissionsBoundaryInput => PermissionsBoundary is { } boundary ? boundary : (Input<string>?)null;

    /// <summary>The common tags without those of the settings, for what a change of a tag would replace.</summary>
    public IReadOnlyDictionary<string, string> OwnTags =>
        CommonTags.Where(tag => tag.Key is "project" or "stack").ToDictionary();

    /// <summary>The tags of a resource: the common tags and its <c>Name</c>.</summary>
    public InputMap<string> Tags(string purpose) =>
        new Dictionary<string, string>(CommonTags) { ["Name"] = Names.Display(purpose) };

    /// <summary>
    /// The tags of a resource that EMR manages: AWS's policy for the EMR service requires <see cref="TagSettings.EmrTag"/>.
    /// </summary>
    public InputMap<string> EmrTags(string purpose) =>
        RunsEmr ? InputMap<string>.Merge(Tags(purpose), new() { [TagSettings.EmrTag] = "true" }) : Tags(purpose);

    /// <summary>
    /// The URN that the engine gives a resource: the types of its components, then its own, and its name. Commands need it as
    /// text. https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="components">The components that it is in, from the outermost; none for a child of the stack.</param>
    public string Urn(Resource resource, params IEnumerable<ComponentResource> components)
    {
        var types = components.Append<Resource>(resource).Select(each => each.GetResourceType());
        return $"urn:pulumi:{StackName}::{Deployment.Instance.ProjectName}::{string.Join('$', types)}::{resource.GetResourceName()}";
    }

    /// <summary>The options of a component's child.</summary>
    public static CustomResourceOptions Child(Resource parent) => new() { Parent = parent };

    /// <summary>
    /// The options of a child with data or identity. In a protected stack, Pulumi refuses to delete it, and keeps it in AWS when
    /// the program no longer declares it. The configuration of a bucket gets the same options: otherwise, a destroy that fails on
    /// a full bucket would already have deleted the configuration.
    /// </summary>
    public CustomResourceOptions ProtectedChild(Resource parent) =>
        new() { Parent = parent, Protect = IsProtected, RetainOnDelete = IsProtected };
}
