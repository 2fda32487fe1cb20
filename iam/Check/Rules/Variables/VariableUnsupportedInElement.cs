using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>
/// A variable in an element without support for variables: an action, a principal, or an ARN before its last part.
/// </summary>
internal sealed class VariableUnsupportedInElement() : Rule("VARIABLE_UNSUPPORTED_IN_ELEMENT", Severity.Error)
{
    public override string Help =>
        "Use variables in the last part of a resource's ARN and in conditions only. A condition often has the same effect.";

    public override string? DifferenceFromAws =>
        "Also finds variables in an ARN before its last part, which have no value there: a warning, since AWS accepts them.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:user/${aws:username}" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/${aws:username}/*"
        }
        """);

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy) => policy.TextsWithoutVariables
        .Where(text => policy.HasVariableAt(text.Path))
        .Select(text => new Violation(text.Path, $"{text.Text.Quoted()} has a variable, which this element does not support"))
        .Concat(from statement in policy.Statements
                from text in statement.Resource?.Texts ?? []
                let arn = ArnSyntax.Read(text.Text)
                where arn is not null && policy.HasVariables
                where $"{arn.Partition}{arn.Service}{arn.Region}{arn.Account}".Contains("${", StringComparison.Ordinal)
                select new Violation(
                    text.Path,
                    $"{text.Text.Quoted()} has a variable before its last part, where it has no value",
                    Severity.Warning));
}
