namespace IamEngine.Catalogue;

/// <summary>Finds the name that a misspelled name probably means: the only one that is near.</summary>
internal static class NearMiss
{
    // No name of AWS is longer, and the time grows with the square of the length.
    private const int LongestName = 128;

    public static CatalogueAction? OfAction(string action)
    {
        if (Wildcard.IsIn(action))
        {
            return null;
        }

        var colon = action.IndexOf(':');
        var (prefix, name) = (action[..Math.Max(colon, 0)], action[(colon + 1)..]);
        return AwsCatalogue.Find(prefix) is { } service
            ? Nearest(service.Actions, name, candidate => candidate.Name) ?? InAnyService(name)
            : InServicesLike(prefix, name) ?? InAnyService(name);
    }

    public static CatalogueConditionKey? OfConditionKey(string name)
    {
        var prefix = name[..Math.Max(name.IndexOf(':'), 0)];
        IEnumerable<CatalogueConditionKey> candidates = AwsCatalogue.GlobalConditionKeys;
        if (AwsCatalogue.Find(prefix) is { } service)
        {
            candidates = candidates.Concat(service.ConditionKeys).DistinctBy(key => key.Name);
        }

        // The part of aws:RequestTag/team after the slash is the author's own.
        var slash = name.IndexOf('/');
        var fixedPart = slash < 0 ? name : name[..slash];
        return Nearest(candidates.Where(key => !key.HasVariable), name, key => key.Name)
            ?? Nearest(candidates.Where(key => key.HasVariable), fixedPart, key => key.Name.Split('/')[0]);
    }

    private static CatalogueAction? InServicesLike(string prefix, string name) =>
        Nearest(AwsCatalogue.Services, prefix, service => service.Prefix) is { } service
            ? Nearest(service.Actions, name, action => action.Name)
            : null;

    // The right action under another service's prefix: emr:RunJobFlow, cloudwatch:PutLogEvents.
    private static CatalogueAction? InAnyService(string name)
    {
        var found = AwsCatalogue.Services
            .Select(service => service.FindAction(name)).OfType<CatalogueAction>().Take(2).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static T? Nearest<T>(IEnumerable<T> candidates, string name, Func<T, string> nameOf)
        where T : class
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        T? nearest = null;
        var isAlone = true;
        var limit = Math.Clamp(name.Length / 4, 1, 4);
        foreach (var candidate in candidates)
        {
            var distance = Distance(name, nameOf(candidate), limit);
            if (distance < limit || (distance == limit && nearest is null))
            {
                (nearest, isAlone, limit) = (candidate, true, distance);
            }
            else if (distance == limit)
            {
                isAlone = false;
            }
        }

        return isAlone ? nearest : null;
    }

    /// <summary>The number of letters to insert, delete, change or swap with their neighbour, ignoring case; more than the
    /// limit if the names differ more.</summary>
    private static int Distance(string from, string to, int limit)
    {
        if (Math.Abs(from.Length - to.Length) > limit)
        {
            return limit + 1;
        }

        var (beforeLast, last, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = last[j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
