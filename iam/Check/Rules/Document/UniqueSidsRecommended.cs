using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Document;

/// <summary>Two statements have the same <c>Sid</c>.</summary>
internal sealed class UniqueSidsRecommended() : Rule("UNIQUE_SIDS_RECOMMENDED", Severity.Warning)
{
    public override string Help => "Give each statement a name of its own, so that a message or a log that names it says which.";

    public override Example Example { get; } = new(PolicyKind.Bucket,
        Bad: """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Reader",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::example/*"
            },
            {
              "Sid": "Reader",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
              "Action": "s3:ListBucket",
              "Resource": "arn:aws:s3:::example"
            }
          ]
        }
        """,
        Good: """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "ReaderReads",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::example/*"
            },
            {
              "Sid": "ReaderLists",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
              "Action": "s3:ListBucket",
              "Resource": "arn:aws:s3:::example"
            }
          ]
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => IsEnough(kind);

    internal static bool IsEnough(PolicyKind kind) => kind.IsOfResources() || kind == PolicyKind.Endpoint;

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => Repeated(policy);

    /// <summary>The <c>Sid</c>s that an earlier statement has; empty ones do not count.</summary>
    internal static IEnumerable<Violation> Repeated(PolicySyntax policy)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var statement in policy.Statements)
        {
            if (statement.Sid is { Text.Length: > 0 } sid && !seen.TryAdd(sid.Text, statement.Path))
            {
                yield return new(
                    sid.Path, $"the `Sid` {sid.Text.Quoted()} is already the name of the statement at {seen[sid.Text]}");
            }
        }
    }
}
