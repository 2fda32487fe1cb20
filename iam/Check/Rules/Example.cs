using IamEngine.Model;

namespace IamEngine.Check.Rules;

/// <summary>Two documents for a rule: one with a violation and one without.</summary>
public sealed record Example(PolicyKind Kind, string Bad, string Good)
{
    /// <summary>Creates documents of one statement each.</summary>
    internal static Example OfStatements(PolicyKind kind, string bad, string good) => new(kind, Document(bad), Document(good));

    private static string Document(string statement) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": {{statement.ReplaceLineEndings("\n  ")}}
        }
        """.ReplaceLineEndings("\n");
}
