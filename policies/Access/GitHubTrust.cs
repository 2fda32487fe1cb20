using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>The tokens that GitHub gives to a job of a workflow.</summary>
public static class GitHubToken
{
    /// <summary>Who signs them, as IAM names the provider and its condition keys.</summary>
    public const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>The audience of tokens for AWS.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>The audience claim.</summary>
    public static StringKey Aud { get; } = new($"{Issuer}:aud");

    /// <summary>Whose job it is, and what it runs for.</summary>
    public static StringKey Sub { get; } = new($"{Issuer}:sub");
}

/// <summary>
/// The trust policies of the preview, plan and deploy roles, for jobs of one repository. Audience and subject are compared in
/// full. A subject has the repository's name, optionally with the ids that survive a rename: <c>ORG@123456/REPO@456789</c>.
/// https://docs.github.com/en/actions/reference/security/oidc
/// </summary>
public static class GitHubTrust
{
    /// <summary>Jobs that run for a pull request, whatever branch it is of.</summary>
    public static TrustPolicy Preview(Arn provider, string repository) =>
        Trust("PullRequestsMayPreview", provider, $"repo:{repository}:pull_request");

    /// <summary>Jobs that run on one branch, and in no environment.</summary>
    public static TrustPolicy Plan(Arn provider, string repository, string branch) =>
        Trust("TheBranchMayPlan", provider, $"repo:{repository}:ref:refs/heads/{branch}");

    /// <summary>Jobs that run in an environment, which GitHub lets begin once its reviewers agree.</summary>
    public static TrustPolicy Deploy(Arn provider, string repository, string environment) =>
        Trust("TheEnvironmentMayDeploy", provider, $"repo:{repository}:environment:{environment}");

    private static TrustPolicy Trust(string sid, Arn provider, string subject) => TrustPolicy.Of(
        Allow(sid, Sts.AssumeRoleWithWebIdentity)
            .To(new Principal.Federated(provider.ToString()))
            .When(GitHubToken.Aud.Is(GitHubToken.Audience), GitHubToken.Sub.Is(subject)));
}
