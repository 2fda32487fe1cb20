using IamEngine.Model;

namespace IamEngine.Check.Rules;

/// <summary>What a rule is for, shown: a document in which it finds something and one in which nothing is found.</summary>
public sealed record Example(PolicyKind Kind, string Bad, string Good)
{
    /// <summary>Two documents of one statement each.</summary>
    internal static Example OfStatements(PolicyKind kind, string bad, string good) => new(kind, Document(bad), Document(good));

    private static string Document(string statement) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": {{statement.ReplaceLineEndings("\n  ")}}
        }
        """.ReplaceLineEndings("\n");
}
