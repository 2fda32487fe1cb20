using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>An Allow of a service control policy has a <c>Resource</c> other than <c>*</c>.</summary>
internal sealed class ScpAllowResource() : FormerScpLimitRule("SCP_SYNTAX_ERROR_ALLOW_RESOURCE")
{
    public override Example Example { get; } = Example.OfStatements(PolicyKind.ServiceControl,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""");

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) => statement.Allows
        ? statement.Resources.Where(resource => resource.Text != "*").Take(1)
            .Select(resource =>
                new Violation(
                    resource.Path, "allowing on named resources is new in service control policies, and older tools refuse it"))
        : [];
}
