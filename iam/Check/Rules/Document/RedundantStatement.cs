using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>Two statements are equal.</summary>
internal sealed class RedundantStatement() : Rule("REDUNDANT_STATEMENT", Severity.Suggestion)
{
    public override string Help => "Remove one of the two.";

    public override Example Example { get; } = new(PolicyKind.Identity,
        Bad: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" },
            { "Sid": "ReadAgain", "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::example/*"] }
          ]
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" },
            { "Sid": "ReadDrafts", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-drafts/*" }
          ]
        }
        """);

    // Equality ignores the order of lists, and whether a single item is in a list.
    internal override IEnumerable<Violation> Analyze(PolicySyntax policy)
    {
        if (policy.Document is not { } document || document.AllStatements.Count != policy.Statements.Count)
        {
            yield break;
        }

        var seen = new Dictionary<Statement, string>();
        foreach (var (statement, written) in document.AllStatements.Zip(policy.Statements))
        {
            if (!seen.TryAdd(statement with { Sid = null }, written.Path))
            {
                yield return new(written.Path, $"the statement repeats the one at {seen[statement with { Sid = null }]}");
            }
        }
    }
}
