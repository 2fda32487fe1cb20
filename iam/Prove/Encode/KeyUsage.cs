using IamEngine.Model;

namespace IamEngine.Prove.Encode;

/// <summary>How the documents of a question use condition keys; computed before encoding.</summary>
internal sealed class KeyUsage
{
    private readonly Dictionary<string, HashSet<Condition>> setTests = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, SortedSet<string>> literals = new(StringComparer.OrdinalIgnoreCase);

    public KeyUsage(IEnumerable<PolicyDocument> documents)
    {
        var statements = documents.SelectMany(document => document.AllStatements).ToArray();
        Partitions = [.. PartitionsIn(statements)];
        foreach (var condition in statements.SelectMany(statement => statement.Condition))
        {
            if (condition.Quantifier != Quantifier.None)
            {
                Add(setTests, condition);
            }

            if (condition.Operator.Kind() is ConditionValueKind.String or ConditionValueKind.Arn)
            {
                if (!literals.TryGetValue(condition.Key.Name, out var texts))
                {
                    literals[condition.Key.Name] = texts = new(StringComparer.Ordinal);
                }

                texts.UnionWith(condition.Values.Where(value => !value.AsSpan().ContainsAny('*', '?', '$')));
            }
        }
    }

    /// <summary>
    /// The partitions that ARNs of the documents name; empty if none does. A policy and its callers are in one partition.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    /// </summary>
    public IReadOnlyCollection<string> Partitions { get; }

    /// <summary>The number of different conditions on the key with ForAllValues or ForAnyValue.</summary>
    public int SetConditions(string key) => setTests.TryGetValue(key, out var conditions) ? conditions.Count : 0;

    /// <summary>The values without wildcards in conditions on the key.</summary>
    public IReadOnlyCollection<string> Literals(string key) => literals.TryGetValue(key, out var texts) ? texts : [];

    private static IEnumerable<string> PartitionsIn(IReadOnlyCollection<Statement> statements) =>
        statements.SelectMany(statement => statement.Principal.Principals.Select(principal => principal.Text)
                .Concat(statement.Resource.Patterns.Select(pattern => pattern.Text))
                .Concat(statement.Condition.SelectMany(condition => condition.Values)))
            .Select(text => text.Split(':', 3))
            .Where(parts => parts is ["arn", _, _] && !parts[1].AsSpan().ContainsAny('*', '?', '$') && parts[1].Length > 0)
            .Select(parts => parts[1]).Distinct();

    private static void Add(Dictionary<string, HashSet<Condition>> tests, Condition condition)
    {
        if (!tests.TryGetValue(condition.Key.Name, out var known))
        {
            tests[condition.Key.Name] = known = [];
        }

        known.Add(condition);
    }
}
