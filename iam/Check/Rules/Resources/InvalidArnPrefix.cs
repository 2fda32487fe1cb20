using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>A resource is neither an ARN nor <c>*</c>.</summary>
internal sealed class InvalidArnPrefix() : ResourceRule("INVALID_ARN_PREFIX")
{
    public override string Help => "Write the ARN in full, with `arn:` before it, or `*`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    // Amazon API Gateway completes an ARN that begins with "execute-api:/".
    internal override string? Diagnose(string resource, StatementSyntax statement) =>
        resource == "*" || resource.StartsWith("arn:", StringComparison.Ordinal)
        || (statement.Policy.Kind == PolicyKind.Resource && resource.StartsWith("execute-api:/", StringComparison.Ordinal))
            ? null
            : $"{resource.Quoted()} is neither an ARN nor `*`";
}
