using Review.Model;

namespace Review.Controls;

/// <summary>An accepted violation of a control.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Component">The component whose resources it covers, such as <c>Bastion</c>; null for all.</param>
/// <param name="DevOnly">Whether it covers stacks with the stage dev only.</param>
/// <param name="Reason">The reason why the rule is not followed.</param>
/// <param name="Lowers">The measure that reduces the risk instead.</param>
/// <param name="Shown">Evidence of the measure: the name of a theorem of the review, or a page or file of this project.</param>
public sealed record ControlException(
    string Rule, string? Component, string Reason, string Lowers, string Shown, bool DevOnly = false)
{
    public bool Covers(string rule, ReportedResource resource, bool isDev) =>
        rule == Rule
        && (isDev || !DevOnly)
        && (Component is null || resource.Urn.Contains($"infra:components:{Component}$aws:", StringComparison.Ordinal));
}
