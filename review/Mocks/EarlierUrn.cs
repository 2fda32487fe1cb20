using Pulumi;
using Pulumi.Utilities;

namespace Review.Mocks;

/// <summary>
/// A URN from an alias of a resource: the state may still contain the resource under this URN. It follows the engine's
/// <c>generateURN</c> and <c>inheritedChildAlias</c>:
/// https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go
/// </summary>
/// <param name="Above">The types of the parent components, separated by dollar signs; empty directly below the stack.</param>
internal sealed record EarlierUrn(string Stack, string Project, string Above, string Type, string Name)
{
    public static EarlierUrn Parse(string urn)
    {
        var parts = urn["urn:pulumi:".Length..].Split("::", 4);
        var at = parts[2].LastIndexOf('$');
        return new(parts[0], parts[1], at < 0 ? "" : parts[2][..at], parts[2][(at + 1)..], parts[3]);
    }

    /// <param name="current">The URN of the resource with the alias. It provides the parts that the alias does not set.</param>
    public static async Task<EarlierUrn> OfAsync(EarlierUrn current, Alias alias, Func<Resource, string> urnOf)
    {
        if (alias.Urn is { } urn)
        {
            return Parse(urn);
        }

        var parent = alias.Parent is { } resource ? urnOf(resource) : await ValueAsync(alias.ParentUrn, "").ConfigureAwait(false);
        return new(
            await ValueAsync(alias.Stack, current.Stack).ConfigureAwait(false),
            await ValueAsync(alias.Project, current.Project).ConfigureAwait(false),
            alias.NoParent ? "" : parent.Length > 0 ? Parse(parent).Inside : current.Above,
            await ValueAsync(alias.Type, current.Type).ConfigureAwait(false),
            await ValueAsync(alias.Name, current.Name).ConfigureAwait(false));
    }

    /// <summary>
    /// The same resource under an earlier URN of its parent. If its name begins with the parent's name, that part changes too.
    /// </summary>
    public EarlierUrn Under(EarlierUrn parent, string parentName) => this with
    {
        Stack = parent.Stack,
        Project = parent.Project,
        Above = parent.Inside,
        Name = Name.StartsWith(parentName, StringComparison.Ordinal) ? parent.Name + Name[parentName.Length..] : Name,
    };

    public override string ToString() => $"urn:pulumi:{Stack}::{Project}::{(Above.Length > 0 ? $"{Above}$" : "")}{Type}::{Name}";

    // The URN of a resource directly below the stack contains no parent type.
    private string Inside => Type == "pulumi:pulumi:Stack" ? "" : Above.Length > 0 ? $"{Above}${Type}" : Type;

    private static async Task<string> ValueAsync(Input<string>? input, string otherwise) =>
        input is null ? otherwise
            : await OutputUtilities.GetValueAsync(input.ToOutput()).ConfigureAwait(false) is { Length: > 0 } text ? text
            : otherwise;
}
