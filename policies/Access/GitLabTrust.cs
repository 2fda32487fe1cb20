using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The trust policy of an uploader for jobs of one project on GitLab, on one branch or tag. It compares the whole audience and
/// the whole subject: <c>project_path:GROUP/PROJECT:ref_type:branch:ref:main</c>. IAM has no keys for GitLab's other claims.
/// https://docs.gitlab.com/ci/cloud_services/aws/
/// https://docs.gitlab.com/ci/secrets/id_token_authentication/
/// </summary>
/// <param name="Provider">The identity provider in the account.</param>
/// <param name="Host">The host of the GitLab instance, which is the prefix of the condition keys: <c>gitlab.com</c>.</param>
/// <param name="Audience">The audience that the jobs ask for: <c>https://gitlab.com</c>.</param>
/// <param name="Project">GROUP/PROJECT, with all subgroups.</param>
public sealed record GitLabTrust(Arn Provider, string Host, string Audience, string Project)
{
    /// <summary>The audience claim.</summary>
    public StringKey Aud => new($"{Host}:aud");

    /// <summary>The subject claim.</summary>
    public StringKey Sub => new($"{Host}:sub");

    /// <summary>Trusts jobs on one branch or tag.</summary>
    public TrustPolicy Upload(GitLabRef on, CallerConditions conditions) => TrustPolicy.Of(
        Allow("TheJobsMayUpload", Sts.AssumeRoleWithWebIdentity)
            .To(new Principal.Federated(Provider.ToString()))
            .When([Aud.Is(Audience), Sub.Is(Subject(on)), .. conditions.Required()]));

    /// <summary>The subject of the tokens of jobs on a branch or tag.</summary>
    public string Subject(GitLabRef on) =>
        $"project_path:{Project}:ref_type:{(on.IsTag ? "tag" : "branch")}:ref:{on.Name}";
}

/// <summary>A branch or tag on GitLab.</summary>
public sealed record GitLabRef(string Name, bool IsTag);
