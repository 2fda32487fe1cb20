using Review.Model;

namespace Review.Updates;

/// <summary>
/// Computes the resources that an update replaces, and the order, with the same rules as the Pulumi engine:
/// <c>continueStepsFromDiff</c> and <c>calculateDependentReplacements</c> in
/// https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go.
/// </summary>
public static class Replacements
{
    /// <param name="before">The deployed resources, in the order of declaration, with their new URNs.</param>
    /// <param name="after">The new resources, in the order of declaration.</param>
    /// <param name="changed">The URNs of the resources that are replaced because of their own changes.</param>
    /// <param name="moved">
    /// The changed resources whose URN changes without an alias: the engine creates the new one and deletes the old one at the
    /// end.
    /// </param>
    /// <returns>The replaced resources by URN.</returns>
    public static IReadOnlyDictionary<string, Replacement> Of(
        IReadOnlyList<ReportedResource> before, IReadOnlyList<ReportedResource> after, IReadOnlySet<string> changed,
        IReadOnlySet<string> moved)
    {
        var olds = before.Where(resource => resource.Id is not null).DistinctBy(resource => resource.Urn)
            .ToDictionary(resource => resource.Urn);
        var replaced = new Dictionary<string, Replacement>();
        var registered = new HashSet<string>();
        foreach (var resource in after.Where(resource => resource.Id is not null))
        {
            registered.Add(resource.Urn);
            if (!olds.TryGetValue(resource.Urn, out var old) || replaced.ContainsKey(resource.Urn))
            {
                continue;
            }

            var path = changed.Contains(resource.Urn) ? [new PathStep(resource.Urn, null)]
                : Link(resource, replaced.ContainsKey) is { } link
                    ? [.. replaced[link.From].Path, new PathStep(resource.Urn, link.Input)]
                    : (PathStep[]?)null;
            if (path is null)
            {
                continue;
            }

            var isMoved = moved.Contains(resource.Urn);
            var deletesFirst = !isMoved && DeletesFirst(resource);
            var dependents = deletesFirst ? Dependents(resource.Urn, path, olds, registered) : [];
            foreach (var (dependent, way) in dependents.Where(item => !replaced.ContainsKey(item.Old.Urn)))
            {
                replaced[dependent.Urn] = Replaced(dependent, dependent, way, deletesFirst: true, isMoved: false);
            }

            replaced[resource.Urn] = Replaced(old, resource, path, deletesFirst, isMoved);
        }

        return replaced.ToDictionary(
            item => item.Key,
            item => item.Value with { Obstacles = [.. item.Value.Obstacles, .. InUse(item.Value, olds.Values, replaced)] });
    }

    /// <summary>
    /// The resource option decides; without it, the provider does. The provider deletes first if the type requires it or if the
    /// program sets the name, because a name in AWS is unique.
    /// https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/schema.go
    /// (<c>nameRequiresDeleteBeforeReplace</c>)
    /// </summary>
    public static bool DeletesFirst(ReportedResource resource) =>
        resource.Options.DeleteBeforeReplace
        ?? (resource.NameInAws is not null || ResourceTypes.Find(resource.Type)?.IsDeletedFirst == true);

    /// <summary>
    /// The resources that are deleted before the root: those with an input from the root, or from each other, that cannot change
    /// in place. Only resources that are not registered yet can depend on the root.
    /// </summary>
    private static List<(ReportedResource Old, PathStep[] Way)> Dependents(
        string root, PathStep[] path, Dictionary<string, ReportedResource> olds, HashSet<string> registered)
    {
        var ways = new Dictionary<string, PathStep[]> { [root] = path };
        var dependents = new List<(ReportedResource, PathStep[])>();
        foreach (var old in olds.Values.Where(old => !registered.Contains(old.Urn)))
        {
            if (Link(old, ways.ContainsKey) is { } link)
            {
                ways[old.Urn] = [.. ways[link.From], new PathStep(old.Urn, link.Input)];
                dependents.Add((old, ways[old.Urn]));
            }
        }

        return dependents;
    }

    /// <summary>
    /// The first input that depends on a replaced resource and cannot change in place, together with that resource; null if the
    /// resource is not replaced.
    /// </summary>
    private static (string From, string? Input)? Link(ReportedResource resource, Func<string, bool> isReplaced)
    {
        if (resource.Options.ReplaceWith.FirstOrDefault(isReplaced) is { } with)
        {
            return (with, null);
        }

        // The new values of a replaced resource are unknown until it is created, so the whole input counts as changed.
        foreach (var (input, dependencies) in resource.PropertyDependencies ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            if (dependencies.FirstOrDefault(isReplaced) is { } from && IsFixed(resource, input))
            {
                return (from, input);
            }
        }

        return null;
    }

    private static bool IsFixed(ReportedResource resource, string input) =>
        ResourceTypes.Find(resource.Type)?.HoldsReplacing(input, resource.Inputs) == true
        || resource.Options.ReplaceOnChanges.Any(path => PropertyPath.Input(path) == input || path == "*");

    private static Replacement Replaced(
        ReportedResource old, ReportedResource resource, PathStep[] path, bool deletesFirst, bool isMoved)
    {
        var keepsOld = old.Options.RetainOnDelete;
        var type = ResourceTypes.Find(resource.Type);
        var sameName = old.NameInAws is { } name && name == resource.NameInAws && type?.SharesNames == false
            && path[^1].Input != type.NameInput ? name : null;
        return new(resource, [.. path], deletesFirst, keepsOld,
        [
            // One update can remove the protection of a resource and replace it, but cannot delete it because of another
            // resource.
            .. old.Options.Protect && (isMoved || resource.Options.Protect)
                ? ["it is protected, so the engine refuses the update"]
                : (string[])[],
            .. sameName is null ? []
                : isMoved ? [$"the new one is created before the old one is deleted, and AWS takes the name {sameName} once"]
                : keepsOld ? [$"its old one stays in AWS (retainOnDelete), and AWS takes the name {sameName} once"]
                : !deletesFirst
                    ? [$"the new one is created first (deleteBeforeReplace: false), and AWS takes the name {sameName} once"]
                : (string[])[],
        ]);
    }

    /// <summary>
    /// EC2 does not delete a security group while an instance or a network interface uses it:
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
    /// </summary>
    private static IEnumerable<string> InUse(
        Replacement replacement, IEnumerable<ReportedResource> olds, Dictionary<string, Replacement> replaced)
    {
        if (!replacement.DeletesFirst || replacement.Resource.Type != ResourceTypes.SecurityGroup)
        {
            yield break;
        }

        foreach (var user in olds.Where(old => !replaced.ContainsKey(old.Urn)
            && ResourceTypes.Find(old.Type)?.HoldsGroups is { } input
            && old.PropertyDependencies?.GetValueOrDefault(input)?.Contains(replacement.Resource.Urn) == true))
        {
            yield return $"{user.Name} has the group until later in the update, and EC2 deletes no group that is in use";
        }
    }
}
