using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>An ARN has an account, but ARNs of its service have none.</summary>
internal sealed class ArnAccountNotAllowed() : ArnRule("ARN_ACCOUNT_NOT_ALLOWED")
{
    public override string Help =>
        "Leave the account empty; the colons stay. The condition key `aws:ResourceAccount` can say whose the resource must be.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3::123456789012:example/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/*" }""");

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        policy.ArnErrors.Of(arn).HasFlag(ArnError.AccountNotAllowed)
            ? $"the ARN has the account {arn.Account.Quoted()}, and such ARNs of `{arn.Service}` have none"
            : null;
}
