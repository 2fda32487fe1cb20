using System.IO.Enumeration;
using IamEngine.Catalogue;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Diff.Access;

/// <summary>
/// Finds the gained actions of one comparison in steps: any action at all, then services, access levels, and single actions. Each
/// step asks the prover about all requests. The next step examines only what the prover could not exclude.
/// </summary>
internal sealed class AccessDrillDown(AccessComparison comparison, AccessChanges changes)
{
    private static readonly AccessLevel[] Levels =
        [AccessLevel.PermissionsManagement, AccessLevel.Write, AccessLevel.Tagging, AccessLevel.Read, AccessLevel.List];

    private ActionPattern[] Patterns => field ??=
    [
        .. comparison.Documents.SelectMany(document => document.AllStatements)
            .SelectMany(statement => statement.Action.Patterns).Distinct(),
    ];

    public IEnumerable<AccessChange> Gained()
    {
        if (comparison.Before == comparison.After || comparison.Ask(comparison.Requests.Action).IsProved)
        {
            return [];
        }

        var services = comparison.Services.Count > 0 ? [.. comparison.Services] : NamedServices();
        return services.SelectMany(InService).Concat(comparison.Services.Count > 0 ? [] : InOtherServices(services));
    }

    /// <summary>The services in the policies; all other services have the same result.</summary>
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
        // Actions that AWS added after the catalogue was made, or a service that is not in the catalogue. A wildcard that allows
        // known actions also allows these, so it is excluded.
        var known = catalogued.Select(action => new ActionPattern(action.FullName))
            .Concat(atLevels.Length == 0 ? [] : Wildcards()).Distinct().ToSeq();
        return atLevels.Concat(Of(service, AccessLevelWords.Unknown, [], false, comparison.Ask(One(any), known)));
    }

    private IEnumerable<ActionPattern> Wildcards() => comparison.Documents.SelectMany(document => document.AllStatements)
        .Where(statement => statement.Effect == Effect.Allow)
        .SelectMany(statement => statement.Action is ActionElement.NotAction ? [ActionPattern.Any] : statement.Action.Patterns)
        .Where(pattern => pattern.Text.AsSpan().ContainsAny('*', '?'));

    /// <summary>
    /// Whether the action acts on the resource type of the requests: an action on a storage lens does not act on a bucket.
    /// </summary>
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

        // Actions that match the same patterns have the same result, so one question per group is enough.
        var groups = actions.GroupBy(
            action => string.Concat(Patterns.Select(pattern =>
                FileSystemName.MatchesSimpleExpression(pattern.Text, action.FullName) ? '1' : '0')))
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
}
