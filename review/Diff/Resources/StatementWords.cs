using IamEngine.Model;

namespace Review.Diff.Resources;

/// <summary>The differences between two policy documents in words, statement by statement.</summary>
internal static class StatementWords
{
    public static IEnumerable<string> Between(PolicyDocument before, PolicyDocument after)
    {
        var (old, @new) = (before.AllStatements.ToList(), after.AllStatements.ToList());
        var pairs = new List<(Statement Old, Statement New)>();
        Pair((one, other) => one == other || (IsEveryone(one.Principal) && IsEveryone(other.Principal) && one.Sid == other.Sid
            && !Differences(one, other).Any()));
        pairs.Clear(); // equal statements are not a difference
        Pair((one, other) => one with { Sid = null } == other with { Sid = null });
        Pair((one, other) => one.Sid is { Value.Length: > 0 } && one.Sid == other.Sid && one.Effect == other.Effect);
        foreach (var (one, other) in pairs)
        {
            if (Differences(one, other).ToArray() is { Length: > 0 } differences)
            {
                yield return $"{Name(other)}: {string.Join("; ", differences)}";
            }
        }

        foreach (var added in @new)
        {
            yield return $"new statement {Name(added)}: {Of(added)}";
        }

        foreach (var removed in old)
        {
            yield return $"removed statement {Name(removed)}: {Of(removed)}";
        }

        void Pair(Func<Statement, Statement, bool> isSame)
        {
            foreach (var one in old.ToArray())
            {
                if (@new.FirstOrDefault(other => isSame(one, other)) is { } other)
                {
                    pairs.Add((one, other));
                    old.Remove(one);
                    @new.Remove(other);
                }
            }
        }
    }

    /// <summary>
    /// A statement on one line: <c>Allow s3:GetObject on arn:aws:s3:::example/* when StringEquals aws:PrincipalTag/team
    /// {ops}</c>.
    /// </summary>
    public static string Of(Statement statement) => string.Join(" ", ((string?[])
    [
        statement.Effect.ToString(),
        Of(statement.Action),
        Of(statement.Principal) is { } who ? $"to {who}" : null,
        Of(statement.Resource) is { } what ? $"on {what}" : null,
        statement.Condition.Count > 0 ? $"when {statement.Condition}" : null,
    ]).OfType<string>());

    private static IEnumerable<string> Differences(Statement old, Statement @new)
    {
        if (old.Sid != @new.Sid)
        {
            yield return $"is called {Name(@new)}, not {Name(old)}";
        }

        foreach (var difference in Lists(
            "Action",
            Of(old.Action),
            Of(@new.Action),
            old.Action.GetType() == @new.Action.GetType(),
            old.Action.Patterns,
            @new.Action.Patterns)
            .Concat(IsEveryone(old.Principal) && IsEveryone(@new.Principal) ? [] : Lists(
                "Principal", Of(old.Principal), Of(@new.Principal), old.Principal.GetType() == @new.Principal.GetType(),
                old.Principal.Principals, @new.Principal.Principals))
            .Concat(Lists(
                "Resource", Of(old.Resource), Of(@new.Resource), old.Resource.GetType() == @new.Resource.GetType(),
                old.Resource.Patterns, @new.Resource.Patterns)))
        {
            yield return difference;
        }

        var (before, after) = (old.Condition.ToArray(), @new.Condition.ToArray());
        foreach (var test in after.Except(before))
        {
            var was = before.Except(after)
                .FirstOrDefault(other => other.Key == test.Key && other.OperatorText == test.OperatorText);
            yield return was is null ? $"new condition {test}"
                : $"condition {test.OperatorText} {test.Key} {was.Values} → {test.Values}";
        }

        foreach (var test in before.Except(after).Where(
            test => !after.Any(other => other.Key == test.Key && other.OperatorText == test.OperatorText)))
        {
            yield return $"condition removed: {test}";
        }
    }

    private static IEnumerable<string> Lists<T>(
        string element, string? old, string? @new, bool isSameForm, SortedValues<T> before, SortedValues<T> after) where T
        : IComparable<T>
    {
        if (!isSameForm)
        {
            yield return $"{old ?? "nothing"} → {@new ?? "nothing"}";
            yield break;
        }

        foreach (var added in after.Except(before))
        {
            yield return $"{element} + {added}";
        }

        foreach (var removed in before.Except(after))
        {
            yield return $"{element} - {removed}";
        }
    }

    // "*" and {"AWS": "*"} are the same.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
    private static bool IsEveryone(PrincipalElement principal) => principal is PrincipalElement.Everyone
        || (principal is PrincipalElement.Principal && principal.Principals is [{ Text: "*" }]);

    private static string Of(ActionElement action) =>
        action is ActionElement.NotAction ? $"every action but {List(action.Patterns)}" : List(action.Patterns);

    private static string? Of(PrincipalElement principal) => principal switch
    {
        PrincipalElement.Everyone => "everyone",
        PrincipalElement.NotPrincipal => $"everyone but {List(principal.Principals)}",
        PrincipalElement.NotEveryone => "nobody",
        PrincipalElement.Unstated => null,
        _ => List(principal.Principals),
    };

    private static string? Of(ResourceElement resource) => resource switch
    {
        ResourceElement.NotResource => $"everything but {List(resource.Patterns)}",
        ResourceElement.Attached => null,
        _ => List(resource.Patterns),
    };

    private static string List<T>(SortedValues<T> items) where T : IComparable<T> => string.Join(", ", items);

    private static string Name(Statement statement) =>
        statement.Sid is { Value.Length: > 0 } sid ? sid.Value : $"without a Sid ({statement.Effect})";
}
