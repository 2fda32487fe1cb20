namespace Mutation;

/// <summary>
/// Mutants that no test can detect, each with its reason: <c>mutation/accepted.txt</c>. An entry has four lines, and a blank line
/// separates entries; a line that begins with # is a comment.
/// <code>
/// policies/Access/DeployBoundary.cs
/// .Distinct()
/// `x.Distinct()` becomes `x`
/// because: the statement keeps each action once
/// </code>
/// </summary>
public sealed class AcceptedMutants
{
    private const string Because = "because: ";

    private readonly HashSet<(string File, string Code, string Words)> entries;

    private AcceptedMutants(HashSet<(string, string, string)> entries) => this.entries = entries;

    /// <summary>Throws <see cref="CampaignException"/> with the line number if an entry is incomplete.</summary>
    public static AcceptedMutants Read(string text)
    {
        var entries = new HashSet<(string, string, string)>();
        var lines = text.Split('\n').Select((line, index) => (Text: line.TrimEnd('\r').Trim(), Number: index + 1))
            .Where(line => !line.Text.StartsWith('#')).ToArray();
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Text.Length == 0)
            {
                continue;
            }

            string[] entry = [.. lines.Skip(at).Take(4).Select(line => line.Text)];
            if (entry.Length < 4 || !entry[3].StartsWith(Because, StringComparison.Ordinal) || entry[3].Length == Because.Length)
            {
                throw new CampaignException(
                    $"mutation/accepted.txt, line {lines[at].Number}: "
                    + "an entry is a file, a line of its code, a change and `because: REASON`");
            }

            entries.Add((entry[0], entry[1], entry[2]));
            at += 3;
        }

        return new(entries);
    }

    public int Count => entries.Count;

    public bool Holds(Mutant mutant) => entries.Contains(Key(mutant));

    /// <summary>Entries that match no surviving mutant of the tried files, because the code or the tests have changed.</summary>
    /// <param name="tried">The files that were tried.</param>
    /// <param name="all">All files of the documents.</param>
    public IEnumerable<string> Stale(IEnumerable<Outcome> outcomes, IReadOnlySet<string> tried, IReadOnlySet<string> all)
    {
        var surviving = outcomes.Where(outcome => outcome.KilledBy is null).Select(outcome => Key(outcome.Mutant)).ToHashSet();
        return entries.Where(entry => (tried.Contains(entry.File) || !all.Contains(entry.File)) && !surviving.Contains(entry))
            .Select(entry => $"{entry.File}: {entry.Code}\n  {entry.Words}");
    }

    /// <summary>The text of an entry that accepts the mutant, without its reason.</summary>
    public static string Entry(Mutant mutant) => $"{mutant.File}\n{mutant.Code}\n{mutant.Words}\n{Because}";

    private static (string, string, string) Key(Mutant mutant) => (mutant.File, mutant.Code, mutant.Words);
}
