using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy allows GitHub Actions tokens of any repository.</summary>
internal sealed class MissingGitHubRepoConditionKey()
    : StatementRule("MISSING_GITHUB_REPO_CONDITION_KEY", Severity.SecurityWarning)
{
    public override string Help =>
        "Add a condition on `token.actions.githubusercontent.com:sub` with the repository and the branch or environment.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }
        }
        """,
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {
              "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
              "token.actions.githubusercontent.com:sub": "repo:example/infra:ref:refs/heads/main"
            }
          }
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(StatementSyntax statement) =>
        statement.Allows
            && !statement.HasConditionOn(
                $"{IdentityProvider.GitHub}:sub", $"{IdentityProvider.GitHub}:repository",
                $"{IdentityProvider.GitHub}:job_workflow_ref")
            ? (statement.Principal?.Of("Federated") ?? [])
                .Where(provider => IdentityProvider.PrefixOf(provider.Text) == IdentityProvider.GitHub)
                .Select(provider => new Violation(provider.Path, "workflows of any repository on GitHub may become the role"))
            : [];
}
