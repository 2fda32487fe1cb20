using System.Text.RegularExpressions;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Diff.Access;

/// <summary>
/// What is gained in one comparison, from coarse to fine: is there anything at all; in which service, at which access level; by
/// which actions. Each step is a question about all requests, and only what the step before could not rule out is looked at
/// closer.
/// </summary>
internal sealed class AccessDrillDown(AccessComparison comparison, AccessChanges changes)
{
    private static readonly AccessLevel[] Levels =
        [AccessLevel.PermissionsManagement, AccessLevel.Write, AccessLevel.Tagging, AccessLevel.Read, AccessLevel.List];

    private readonly Regex[] patterns = [
        .. comparison.Documents.SelectMany(document => document.AllStatements).SelectMany(statement => statement.Action.Patterns)
        .Distinct().Select(Matching)];

    public IEnumerable<AccessChange> Gained()
    {
        if (comparison.Before == comparison.After || comparison.Ask(comparison.Requests.Action).IsProved)
        {
            return [];
        }

        var services = comparison.Services.Count > 0 ? [.. comparison.Services] : NamedServices();
        return services.SelectMany(InService).Concat(comparison.Services.Count > 0 ? [] : InOtherServices(services));
    }

    /// <summary>The services that a policy names; all others are alike in every policy.</summary>
    private string[] NamedServices() =>
    [
        .. comparison.Documents.SelectMany(document => document.AllStatements).SelectMany(statement => statement.Action.Patterns)
            .Select(pattern => pattern.Text.Split(':')[0].ToLowerInvariant())
            .Where(prefix => !prefix.AsSpan().ContainsAny('*', '?'))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private IEnumerable<AccessChange> InOtherServices(string[] named)
    {
        var others = named.Length == 0
            ? (ActionElement)new ActionElement.Action([ActionPattern.Any])
            : new ActionElement.NotAction(named.Select(service => new ActionPattern($"{service}:*")).ToSortedValues());
        return Of("*", AccessLevelWords.Anything, [], false, comparison.Ask(others));
    }

    private IEnumerable<AccessChange> InService(string service)
    {
        var any = new ActionPattern($"{service}:*");
        if (comparison.Ask(One(any)).IsProved)
        {
            return [];
        }

        var catalogued = AwsCatalogue.Find(service)?.Actions ?? [];
        var atLevels = Levels.SelectMany(
            level => AtLevel(service, level, [.. catalogued.Where(action => action.AccessLevel == level && CanBeMeant(action))]))
            .ToArray();
        // What AWS added since the catalogue was made, or a service that is not in it. A wildcard that gives known actions gives
        // those too.
        var known = catalogued.Select(action => new ActionPattern(action.FullName))
            .Concat(atLevels.Length == 0 ? [] : Wildcards()).Distinct().ToSeq();
        return atLevels.Concat(Of(service, AccessLevelWords.Unknown, [], false, comparison.Ask(One(any), known)));
    }

    private IEnumerable<ActionPattern> Wildcards() => comparison.Documents.SelectMany(document => document.AllStatements)
        .Where(statement => statement.Effect == Effect.Allow)
        .SelectMany(statement => statement.Action is ActionElement.NotAction ? [ActionPattern.Any] : statement.Action.Patterns)
        .Where(pattern => pattern.Text.AsSpan().ContainsAny('*', '?'));

    /// <summary>Whether what the requests are about is anything that the action acts on: no bucket is a storage lens.</summary>
    private bool CanBeMeant(CatalogueAction action) =>
        comparison.Requests.Resource is not ResourceElement.Resource about
            || about.Patterns.Any(pattern => action.CanActOn(pattern.Text));

    private IEnumerable<AccessChange> AtLevel(string service, AccessLevel level, CatalogueAction[] actions)
    {
        var whole = actions.Length == 0 ? null : comparison.Ask(Several(actions));
        if (whole is null or Proof.Proved)
        {
            return [];
        }

        // Actions that the same patterns name have the same answer, so one question a group is enough.
        var groups = actions.GroupBy(
            action => string.Concat(patterns.Select(pattern => pattern.IsMatch(action.FullName) ? '1' : '0')))
            .Select(group => (Actions: group.ToArray(), Proof: comparison.Ask(Several(group)))).ToArray();
        var gained = groups.Where(group => group.Proof is Proof.Refuted).ToArray();
        var open = groups.Where(group => group.Proof is Proof.Unknown).ToArray();
        var names = gained.SelectMany(group => group.Actions).Select(action => action.FullName).ToArray();
        return
        [
            .. gained.Length == 0
                ? []
                : Of(
                    service,
                    AccessLevelWords.Of(level),
                    names,
                    names.Length == actions.Length,
                    gained.Length == groups.Length ? whole : gained[0].Proof,
                    level),
            .. open.SelectMany(
                group => Of(
                    service, AccessLevelWords.Of(level), [.. group.Actions.Select(action => action.FullName)], false,
                    group.Proof, level)),
        ];
    }

    private IEnumerable<AccessChange> Of(
        string service, string level, string[] actions, bool isWhole, Proof proof, AccessLevel? of = null) =>
        proof switch
        {
            Proof.Refuted refuted => [changes.Gained(comparison, service, level, actions, isWhole, refuted.Example.Request, of)],
            Proof.Unknown unknown => [AccessChanges.Undecided(comparison, service, level, actions, unknown.Reason)],
            _ => [],
        };

    private static ActionElement.Action One(ActionPattern pattern) => new([pattern]);

    private static ActionElement.Action Several(IEnumerable<CatalogueAction> actions) =>
        new(actions.Select(action => new ActionPattern(action.FullName)).ToSortedValues());

    private static Regex Matching(ActionPattern pattern) => new(
        $"^{Regex.Escape(pattern.Text).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
