using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>The resource part of an ARN matches no resource type of its service.</summary>
internal sealed class InvalidArnResource() : ArnRule("INVALID_ARN_RESOURCE", Severity.Warning)
{
    public override string? DifferenceFromAws => AcceptedByAws;

    private protected override Severity SeverityOfAws => Severity.Error;

    public override string Help => "Look the form up under the service's resource types in the service authorization reference.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:us-east-1:123456789012:resize" }""",
        good: """{ "Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:resize" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        arn.Resource.Length == 0 ? $"{arn.Text.Quoted()} names no resource after its last colon"
        : policy.ArnErrors.Of(arn) == ArnError.Resource
            ? $"{arn.Resource.Quoted()} has none of the forms that resources of `{arn.Service}` have"
        : null;
}
