using IamEngine.Check.Syntax;
using IamEngine.Json;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Actions;

/// <summary>A resource policy contains an action of another service; no request for the resource has such an action.</summary>
internal sealed class UnsupportedActionInPolicy() : StatementRule("UNSUPPORTED_ACTION_IN_POLICY", Severity.Error)
{
    public override string Help =>
        "Name actions on the resource that the document belongs to; other permissions belong to identities.";

    public override string? DifferenceFromAws =>
        "Also holds trust policies against the actions of AWS STS, and resource control policies against the services they "
            + "apply to.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Bucket,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": ["s3:GetObject", "kms:Decrypt"],
          "Resource": "arn:aws:s3:::example/*"
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:role/reader" },
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::example/*"
        }
        """);

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => In(statement)
        .Select(action =>
            new Violation(action.Path, $"{statement.Policy.Kind.NameWithArticle()} does not apply to {action.Text.Quoted()}"));

    /// <summary>The actions on which the document has no effect.</summary>
    internal static IEnumerable<TextAt> In(StatementSyntax statement) =>
        from action in statement.Actions
        where action.Meaning.Service is { } service && !(statement.Policy.Kind switch
        {
            PolicyKind.Bucket => service.Prefix == "s3",
            PolicyKind.Key => service.Prefix == "kms",
            PolicyKind.Trust => TrustActions.Include(action.Text),
            PolicyKind.ResourceControl => service.SupportsResourceControlPolicies,
            _ => true,
        })
        select action.Text;
}
