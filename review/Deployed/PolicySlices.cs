using System.IO.Enumeration;
using IamEngine.Model;
using Review.Model.Accounts;

namespace Review.Deployed;

/// <summary>
/// The statements of a principal's policies that can match one action, as numbers: equal statements have equal numbers, whatever
/// policy contains them.
/// </summary>
/// <param name="Caller">What else distinguishes the caller: its kind, its account, and what statements compare with it.</param>
/// <param name="Boundary">Null without a permissions boundary.</param>
internal sealed record ActionSlice(string Caller, IReadOnlyList<int> Identity, IReadOnlyList<int>? Boundary)
{
    /// <summary>Principals with equal keys have equal answers about the action.</summary>
    public string Key { get; } = $"{Caller}|{string.Join(',', Identity)}|{(Boundary is null ? "-" : string.Join(',', Boundary))}";
}

/// <summary>Reads each policy once for each action.</summary>
internal sealed class PolicySlices
{
    private readonly Dictionary<Part, int> numbers = [];
    private readonly List<Part> parts = [];
    private readonly Dictionary<string, Dictionary<PolicyDocument, int[]>> read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CallerMarks> marks = [];

    /// <param name="scp">The service control policies of the principal's account.</param>
    public ActionSlice Of(StackPrincipal principal, ActionPattern action, IEnumerable<PolicyDocument> scp)
    {
        var identity = Numbers(principal.Identity.Select(policy => policy.Document), action);
        var boundary = principal.Boundary.Count == 0 ? null
            : Numbers(principal.Boundary.Select(policy => policy.Document), action);
        int[] seen = [.. identity, .. boundary ?? [], .. Numbers(scp, action)];
        var key = string.Join(',', seen);
        if (!marks.TryGetValue(key, out var compared))
        {
            marks[key] = compared = CallerMarks.Of(seen.Select(number => parts[number].Statement));
        }

        var arn = principal.Arn;
        // Service control policies do not apply to service-linked roles.
        var mark = arn.Resource.Contains("aws-service-role/", StringComparison.Ordinal)
            || arn.LastName.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal)
            ? arn.ToString() : compared.Of(principal);
        return new($"{principal.Caller.GetType().Name} {arn.Partition}:{arn.Account} {mark}", identity, boundary);
    }

    /// <summary>Whether an Allow statement of the principal can match the action.</summary>
    public bool NamesAction(StackPrincipal principal, ActionPattern action) =>
        principal.Identity.Any(policy => AllowsSomething(Numbers(policy.Document, action)));

    /// <summary>The statements of some policies that can match the action.</summary>
    public IEnumerable<Statement> Statements(IEnumerable<PolicyDocument> documents, ActionPattern action) =>
        Numbers(documents, action).Select(number => parts[number].Statement);

    /// <summary>Removes the statements that do not match the resource.</summary>
    /// <returns>The rest, and whether each statement of it matches the whole resource.</returns>
    public (ActionSlice Left, bool AreExact) On(ActionSlice slice, string resource)
    {
        var areExact = true;
        var (identity, boundary) = (Rest(slice.Identity), slice.Boundary is { } held ? Rest(held) : null);
        return (new(slice.Caller, identity, boundary), areExact);

        int[] Rest(IReadOnlyList<int> all)
        {
            var rest = new List<int>(all.Count);
            foreach (var number in all)
            {
                var match = parts[number].MatchOf(resource);
                if (match != Matched.Nothing)
                {
                    rest.Add(number);
                    areExact &= match == Matched.Whole;
                }
            }

            return [.. rest];
        }
    }

    public bool AllowsSomething(IReadOnlyList<int> some) => some.Any(number => parts[number].Statement.Effect == Effect.Allow);

    private int[] Numbers(IEnumerable<PolicyDocument> documents, ActionPattern action)
    {
        var all = new SortedSet<int>();
        foreach (var document in documents)
        {
            all.UnionWith(Numbers(document, action));
        }

        return [.. all];
    }

    private int[] Numbers(PolicyDocument document, ActionPattern action)
    {
        if (!read.TryGetValue(action.Text, out var known))
        {
            // Two equal documents are rare, and comparing them is slow.
            read[action.Text] = known = new(ReferenceEqualityComparer.Instance);
        }

        return known.TryGetValue(document, out var own) ? own
            : known[document] = [.. document.AllStatements
                .Select(statement => (Statement: statement, Match: MatchOf(statement.Action, action.Text)))
                .Where(one => one.Match != Matched.Nothing)
                .Select(one => Number(one.Statement, document.Version, one.Match))];
    }

    private int Number(Statement statement, PolicyVersion version, Matched match)
    {
        var part = new Part(
            statement.Effect, match == Matched.Whole ? null : statement.Action, statement.Resource, statement.Condition, version)
        { Statement = statement };
        if (!numbers.TryGetValue(part, out var number))
        {
            numbers[part] = number = parts.Count;
            parts.Add(part);
        }

        return number;
    }

    private static Matched MatchOf(ActionElement element, string action)
    {
        if (action.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            var service = action.Split(':')[0];
            return element is ActionElement.Action && element.Patterns.All(pattern => !MayShare(pattern.Text, service))
                ? Matched.Nothing : Matched.Part;
        }

        var matching = element.Patterns.Where(pattern => FileSystemName.MatchesSimpleExpression(pattern.Text, action)).ToArray();
        var isExact = matching.Length == 0 || matching.Any(pattern => pattern.Text == "*"
            || pattern.Text.AsSpan().IndexOfAny('*', '?') > pattern.Text.IndexOf(':', StringComparison.Ordinal)
            || pattern.Text.Equals(action, StringComparison.OrdinalIgnoreCase));
        return element is not ActionElement.Action
            ? matching.Length == 0 ? Matched.Whole : isExact ? Matched.Nothing : Matched.Part
            : matching.Length == 0 ? Matched.Nothing : isExact ? Matched.Whole : Matched.Part;
    }

    // Two patterns match nothing in common if neither service name before a wildcard begins with the other.
    private static bool MayShare(string pattern, string service)
    {
        var (own, other) = (Literal(pattern.Split(':')[0]), Literal(service));
        return own.StartsWith(other, StringComparison.OrdinalIgnoreCase)
            || other.StartsWith(own, StringComparison.OrdinalIgnoreCase);
    }

    private static string Literal(string text) => text.IndexOfAny(['*', '?']) is var at and >= 0 ? text[..at] : text;

    private enum Matched
    {
        Nothing,

        /// <summary>It can match, or it matches a part of what is asked.</summary>
        Part,

        Whole,
    }

    /// <param name="Action">Null if it matches the whole action that is asked.</param>
    private sealed record Part(
        Effect Effect, ActionElement? Action, ResourceElement Resource, ConditionBlock Condition, PolicyVersion Version)
    {
        public required Statement Statement { get; init; }

        // Of the parts that a dictionary holds as equal, the statements differ in their name, and in how they name the action.
        public bool Equals(Part? other) => other is not null && Effect == other.Effect && Equals(Action, other.Action)
            && Resource == other.Resource && Condition == other.Condition && Version == other.Version;

        public override int GetHashCode() => HashCode.Combine(Effect, Resource, Condition);

        public Matched MatchOf(string resource)
        {
            if (Resource is not ResourceElement.Resource)
            {
                return Matched.Part;
            }

            var result = Matched.Nothing;
            foreach (var pattern in Resource.Patterns)
            {
                var match = MatchOf(pattern.Text, resource);
                if (match == Matched.Whole)
                {
                    return match;
                }

                result = match == Matched.Part ? match : result;
            }

            return result;
        }

        private static Matched MatchOf(string pattern, string resource)
        {
            if (pattern == "*" || string.Equals(pattern, resource, StringComparison.Ordinal))
            {
                return Matched.Whole;
            }

            if (pattern.AsSpan().IndexOfAny('$', '\\') >= 0)
            {
                return Matched.Part;
            }

            if (resource.AsSpan().IndexOfAny('*', '?') >= 0)
            {
                var (own, other) = (Literal(pattern), Literal(resource));
                return own.StartsWith(other, StringComparison.OrdinalIgnoreCase)
                    || other.StartsWith(own, StringComparison.OrdinalIgnoreCase) ? Matched.Part : Matched.Nothing;
            }

            if (!FileSystemName.MatchesSimpleExpression(pattern, resource))
            {
                return Matched.Nothing;
            }

            // A wildcard after the fifth colon matches the rest of an ARN in every reading.
            var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
            var isInResource = wildcard < 0 || pattern.AsSpan(0, wildcard).Count(':') >= 5;
            return isInResource && FileSystemName.MatchesSimpleExpression(pattern, resource, ignoreCase: false)
                ? Matched.Whole : Matched.Part;
        }
    }
}
