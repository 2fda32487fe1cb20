using IamEngine.Catalogue;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>
/// Which action acts on which resource. An action in the catalogue acts on resources of its own forms, or on none;
/// any other action acts on any resource, except ARNs that begin like a known type of resource but do not have its form. This is
/// added to the formula only when an assignment violates it, since most answers do not depend on it.
/// </summary>
internal sealed class ActionOnResource(
    Circuit circuit, Literal hasResource, Slot action, TextDomain actions, Slot resource, TextDomain resources)
{
    /// <summary>The resource of a request whose action has no resource types.</summary>
    public const string NoResource = "*";

    private readonly HashSet<string> added = [];

    /// <summary>
    /// The action and resource that the solver assigned; null if there are none. Then the assignment violates
    /// <paramref name="clause"/>, which is null if it is not new.
    /// </summary>
    public (string Action, string Resource)? Read(IAssignment found, out IReadOnlyList<Literal>? clause)
    {
        clause = null;
        var (isAction, isNoAction) = Asked(action, found);
        var on = Asked(resource, found);
        var exists = found[hasResource];
        Glob[] inside = [.. isAction.Select(atom => actions[atom])];
        Glob[] outside = [.. isNoAction.Select(atom => actions[atom])];
        var known = KnownActions.All(inside, outside, ServiceOf(on.Inside));
        var texts = new Dictionary<ResourceForm, string?>();
        var met = new List<CatalogueAction>();
        foreach (var candidate in known)
        {
            met.Add(candidate);
            if (exists == false ? ResourceForm.NeedsNone(candidate) : exists is null && candidate.IsWildcardOnly)
            {
                return (candidate.FullName, NoResource);
            }

            if (exists != false
                && ResourceForm.Of(candidate).Select(form => TextOf(form, on, texts))
                .FirstOrDefault(text => text is not null) is { } text)
            {
                return (candidate.FullName, text);
            }
        }

        if (Unknown(isAction, isNoAction, met) is { } name)
        {
            return exists == false ? (name, NoResource) : Unlisted(name, found, out clause);
        }

        clause = MustFit(inside, isAction, isNoAction, met);
        return null;
    }

    /// <summary>Whether a request for this action on this resource is possible.</summary>
    public static bool CanBe(string action, string resource)
    {
        if (AwsCatalogue.FindAction(action) is { } known)
        {
            return resource == NoResource ? ResourceForm.NeedsNone(known)
                : ResourceForm.Of(known).Any(form => form.Matches(resource));
        }

        var forms = ResourceForm.Beginning(resource, out _);
        return forms.Count == 0 || forms.Any(form => form.Matches(resource));
    }

    // An action that the catalogue does not have, since AWS may add it.
    private (string Action, string Resource)? Unlisted(string name, IAssignment found, out IReadOnlyList<Literal>? clause)
    {
        clause = null;
        if (resource.Find(found) is not FindResult.Value { Text: var text })
        {
            return null;
        }

        var forms = ResourceForm.Beginning(text, out var first);
        if (forms.Count == 0 || forms.Any(form => form.Matches(text)))
        {
            return (name, text);
        }

        if (added.Add($"{first!.Service} {first.Stem}"))
        {
            var stem = resources.Atom(first.Stem);
            clause =
            [
                !circuit.All(hasResource, resource.Literal(stem)),
                .. forms.Where(form => form.Globs.Any(glob => resources.Relate(resources.Atom(glob), stem) != Relation.Disjoint))
                    .Select(Has),
            ];
        }

        return null;
    }

    private List<Literal>? MustFit(Glob[] inside, List<int> isAction, List<int> isNoAction, List<CatalogueAction> known)
    {
        // A pattern without wildcards determines the action; the other patterns do not matter.
        var only = Array.FindIndex(inside, glob => glob.IsLiteral);
        List<Literal> because = only >= 0
            ? [!action.Literal(isAction[only])]
            : [.. isAction.Select(atom => !action.Literal(atom)), .. isNoAction.Select(atom => action.Literal(atom))];
        if (!added.Add(string.Join(' ', because.Select(literal => literal.Code).Order())))
        {
            return null;
        }

        because.AddRange(known.SelectMany(ResourceForm.Of).Distinct().Select(Has));
        if (known.Exists(ResourceForm.NeedsNone))
        {
            because.Add(!hasResource);
        }

        return because;
    }

    private Literal Has(ResourceForm form) => circuit.All(
    [
        hasResource,
        circuit.Any([.. form.Globs.Select(Is)]),
        .. form.Except is { } except ? [!Is(except)] : Array.Empty<Literal>(),
    ]);

    private Literal Is(Glob glob) => resource.Literal(resources.Atom(glob));

    private string? TextOf(ResourceForm form, (List<int> Inside, List<int> Outside) on, Dictionary<ResourceForm, string?> texts)
    {
        if (!texts.TryGetValue(form, out var text))
        {
            texts[form] = text = form.Likely.Select(glob => resources.FindWithin(on.Inside, on.Outside, glob, form.Except))
                .FirstOrDefault(found => found is not null);
        }

        return text;
    }

    // A matching name that is not in the catalogue: AWS adds actions every week.
    private string? Unknown(List<int> isAction, List<int> isNoAction, List<CatalogueAction> known)
    {
        if (actions.Find(isAction, isNoAction) is not FindResult.Value { Text: var shortest })
        {
            return null;
        }

        return AwsCatalogue.FindAction(shortest) is null ? shortest.ToLowerInvariant()
            : isAction.Exists(atom => actions[atom].IsLiteral) ? null
            : actions.FindWithin(
                isAction, isNoAction, Glob.Everything,
                [.. known.Select(action => Glob.Literal(action.FullName, ignoreCase: true))])?.ToLowerInvariant();
    }

    private string? ServiceOf(List<int> inside) => inside
        .Select(atom => resources[atom].ToString()[..resources[atom].Prefix].Split(':', 4))
        .Select(parts => parts is ["arn", _, var service, _] ? service : null)
        .FirstOrDefault(service => service is not null);

    private static (List<int> Inside, List<int> Outside) Asked(Slot slot, IAssignment found)
    {
        var (inside, outside) = (new List<int>(), new List<int>());
        foreach (var (literal, atom) in slot.AskedLiterals())
        {
            if (found[literal] is { } holds)
            {
                (holds ? inside : outside).Add(atom);
            }
        }

        return (inside, outside);
    }
}
