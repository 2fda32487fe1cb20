using Infra.Naming;
using Infra.Settings;
using IamEngine.Model;
using Pulumi;
using Pulumi.Aws;

namespace Infra;

/// <summary>What every component needs to know of the stack that it is part of.</summary>
/// <param name="Guarded">Whether what holds data or identity is protected and kept.</param>
/// <param name="RunsEmr">Whether the stack has a cluster.</param>
/// <param name="CommonTags">The tags of every resource.</param>
public sealed record StackContext(
    string StackName, Region Region, Output<AccountId> Account, ResourceNames Names, bool Guarded, bool RunsEmr, IReadOnlyDictionary<string, string> CommonTags)
{
    public static StackContext For(StackSettings settings)
    {
        var project = Deployment.Instance.ProjectName;
        return new(
            settings.StackName,
            settings.Region,
            GetCallerIdentity.Invoke().Apply(caller => AccountId.Of(caller.AccountId)),
            new ResourceNames(project, settings.StackName),
            settings.IsGuarded,
            settings.Emr is not null,
            new Dictionary<string, string>(settings.Tags) { ["project"] = project, ["stack"] = settings.StackName });
    }

    /// <summary>
    /// The policy that bounds every user and role of the stack; null where nobody but an administrator deploys it. Without it, whoever may
    /// make a role could make one that may do everything.
    /// </summary>
    public Output<string>? PermissionsBoundary { get; init; }

    /// <summary>The boundary as a user or role takes it.</summary>
    public Input<string>? Bound => PermissionsBoundary is { } boundary ? boundary : (Input<string>?)null;

    /// <summary>The tags of a resource: the stack's, and its name.</summary>
    public InputMap<string> Tags(string purpose) => new Dictionary<string, string>(CommonTags) { ["Name"] = Names.Display(purpose) };

    /// <summary>The tags of what EMR works with: AWS's policy for the EMR service lets it touch nothing else.</summary>
    public InputMap<string> EmrTags(string purpose) =>
        RunsEmr ? InputMap<string>.Merge(Tags(purpose), new() { [EmrTag] = "true" }) : Tags(purpose);

    /// <summary>https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html#manually-tagged-resources</summary>
    public const string EmrTag = "for-use-with-amazon-emr-managed-policies";

    /// <summary>The options of a component's ordinary child.</summary>
    public static CustomResourceOptions Child(Resource parent) => new() { Parent = parent };

    /// <summary>
    /// The options of a child that data or identity hangs on. On a guarded stack it is protected, and kept when it leaves the program.
    /// What configures a bucket is guarded like the bucket: a destroy that fails on a full bucket has by then stripped the rest.
    /// </summary>
    public CustomResourceOptions GuardedChild(Resource parent) => new() { Parent = parent, Protect = Guarded, RetainOnDelete = Guarded };
}
