using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy allows GitHub Actions tokens of more than one repository or branch.</summary>
internal sealed class SpecificGitHubRepoRecommended() : ValueRule("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", Severity.Warning)
{
    public override string Help =>
        "Name the repository and the branch or environment in full: `repo:ORGANIZATION/REPOSITORY:ref:refs/heads/main`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:example/*" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:example/infra:environment:preview" } }
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override bool AppliesTo(ConditionSyntax condition) =>
        condition.Statement.Allows && condition.Operator == ConditionOperator.StringLike
            && condition.IsOf($"{IdentityProvider.GitHub}:sub");

    internal override string? Diagnose(string value, ConditionSyntax condition) => value.AsSpan().ContainsAny('*', '?')
        ? $"{value.Quoted()} leaves open which {(OpensTheRepository(value) ? "repository" : "branch, tag or environment")} the "
            + "token comes from"
        : null;

    private static bool OpensTheRepository(string value) =>
        value.Split(':') is not ["repo", var repository, ..] || repository.AsSpan().ContainsAny('*', '?');
}
