using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>The service in an ARN has a wildcard.</summary>
internal sealed class WildcardInServiceName() : ArnRule("WILDCARD_IN_SERVICE_NAME", Severity.Suggestion)
{
    public override string Help =>
        "Name each service that is meant; a service that AWS adds tomorrow may have a name that matches.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "codebuild:BatchGetProjects", "Resource": "arn:aws:code*:us-east-1:123456789012:project/site" }""",
        good: """{ "Effect": "Allow", "Action": "codebuild:BatchGetProjects", "Resource": "arn:aws:codebuild:us-east-1:123456789012:project/site" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        arn.Service.AsSpan().ContainsAny('*', '?') ? $"{arn.Text.Quoted()} leaves the service open" : null;
}
