using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Resources;

/// <summary>The account in an ARN is invalid.</summary>
internal sealed class InvalidArnAccount() : ArnRule("INVALID_ARN_ACCOUNT")
{
    public override string Help => "Write the twelve digits of the account's id.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::12345:role/reader" }""",
        good: """{ "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::123456789012:role/reader" }""");

    // Resources of AWS have "aws" or a similar word as their account.
    private static readonly string[] Words = ["aws", "aws-managed", "aws-marketplace", "amazon", "cloudfront", "offering"];

    internal override string? Diagnose(ArnSyntax arn, PolicySyntax policy) =>
        arn.Account.Length == 0 || ArnSyntax.IsOpen(arn.Account) || AccountId.IsAccountId(arn.Account)
            || Words.Contains(arn.Account)
        || policy.ArnErrors.Of(arn).HasFlag(ArnError.AccountNotAllowed)
            ? null
            : $"{arn.Account.Quoted()} is not an account id, which has twelve digits";
}
