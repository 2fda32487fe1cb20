using System.Text.Json.Nodes;
using IamEngine.Model;

namespace Review.Model;

/// <summary>The policy document in an input of a resource type.</summary>
/// <param name="On">The type of resource that it takes effect on, and the input that refers to it; null if it takes effect
/// on the resource itself.</param>
public sealed record HeldDocument(string Input, DocumentKind Kind, Attachment Place, (string Type, string Input)? On = null);

/// <summary>What the review knows about a resource type.</summary>
/// <param name="Token">The Pulumi type token.</param>
public sealed record ResourceType(string Token)
{
    /// <summary>The provider's source file that declares the type, below the folder of <see cref="SourcePage"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The input with the resource's name in AWS; null if it has none.</summary>
    public string? NameInput { get; init; }

    /// <summary>Whether AWS takes the name for several resources of the type.</summary>
    public bool SharesNames { get; init; }

    /// <summary>
    /// The inputs that the provider cannot change in place, so that it replaces the resource: those with <c>ForceNew</c> or
    /// <c>RequiresReplace</c> in <see cref="SourcePage"/>. Each was checked with plans of hashicorp/aws 5.100 that change one
    /// input; later inputs are <c>osReleaseLabel</c> (https://github.com/hashicorp/terraform-provider-aws/pull/43018),
    /// <c>bucketNamespace</c> (https://github.com/hashicorp/terraform-provider-aws/pull/46917), and two of the scaling policy.
    /// </summary>
    public IReadOnlyList<string> ReplacedBy { get; init; } = [];

    /// <summary>
    /// The inputs that replace the resource only if a setting of the resource itself says so: <c>userData</c> of an instance with
    /// <c>userDataReplaceOnChange</c>.
    /// </summary>
    public (string Setting, IReadOnlyList<string> Inputs)? ReplacedWhereSet { get; init; }

    /// <summary>
    /// Whether the provider deletes the old resource before it creates the new one, whatever its name:
    /// https://github.com/pulumi/pulumi-aws/blob/master/provider/resources.go
    /// </summary>
    public bool IsDeletedFirst { get; init; }

    /// <summary>The input with the security groups that the resource has, and that can change in place; null if none.</summary>
    public string? HoldsGroups { get; init; }

    /// <summary>What is lost permanently if the resource is replaced or deleted; null if it can be created again.</summary>
    public string? Loss { get; init; }

    public HeldDocument? Document { get; init; }

    /// <summary>The resource type in the ARN of an EC2 resource: <c>elastic-ip</c>.</summary>
    public string? Ec2Kind { get; init; }

    /// <summary>Whether a change of an input, or inside it, replaces the resource.</summary>
    /// <param name="inputs">The inputs that the resource is to have.</param>
    public bool IsReplacedBy(string path, JsonObject inputs) =>
        Replacing(inputs).Any(input => PropertyPath.Contains(input, path));

    /// <summary>Whether a change of an input as a whole replaces the resource.</summary>
    public bool HoldsReplacing(string input, JsonObject inputs) =>
        Replacing(inputs).Any(path => PropertyPath.Input(path) == input);

    /// <summary>The source file of the provider that Pulumi's provider is built from.</summary>
    public string SourcePage => IsOfAws
        ? $"https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/{Source}"
        : $"https://github.com/hashicorp/terraform-provider-random/blob/main/internal/provider/{Source}";

    private bool IsOfAws => Token.StartsWith("aws:", StringComparison.Ordinal);

    // forceNewIfRegionChanges in
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/provider/sdkv2/region.go
    private IEnumerable<string> Replacing(JsonObject inputs) =>
    [
        .. ReplacedBy,
        .. ReplacedWhereSet is { } where && inputs[where.Setting].IsTrue() ? where.Inputs : [],
        .. IsOfAws ? ["region"] : (string[])[],
    ];
}
