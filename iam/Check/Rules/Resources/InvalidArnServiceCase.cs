using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>The service in an ARN has capital letters.</summary>
internal sealed class InvalidArnServiceCase() : ArnRule("INVALID_ARN_SERVICE_CASE")
{
    public override string Help => "Write the service in small letters; ARNs are compared with regard to case.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:S3:::example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        !ArnSyntax.IsOpen(arn.Service) && arn.Service.Any(char.IsAsciiLetterUpper)
            ? $"{arn.Service.Quoted()} has capital letters, and no ARN's service has"
            : null;
}
