using IamEngine.Model;
using Policies.Access;

namespace Infra.Settings;

/// <summary>An identity provider whose tokens a role accepts.</summary>
/// <param name="Issuer">Its host: <c>gitlab.com</c>.</param>
/// <param name="Audience">The audience of the tokens.</param>
/// <param name="Exists">Whether the account already has it; otherwise the stack declares it.</param>
public sealed record TokenProvider(string Issuer, string Audience, bool Exists);

/// <summary>Who may assume the role of an uploader.</summary>
public abstract record UploaderIdentity
{
    private UploaderIdentity()
    {
    }

    /// <summary>Users of the stack, each with an access key of its own.</summary>
    public sealed record Users(Seq<UploaderUser> Named) : UploaderIdentity;

    /// <summary>Jobs of a repository on GitHub.</summary>
    /// <param name="Repository">ORG/REPO or ORG@ID/REPO@ID.</param>
    /// <param name="ExistingProvider">Whether the account has the identity provider already; it can have one only.</param>
    public sealed record GitHub(string Repository, GitHubJobs Jobs, bool ExistingProvider) : UploaderIdentity;

    /// <summary>Jobs of a project on GitLab.</summary>
    /// <param name="Host">Such as gitlab.com.</param>
    /// <param name="Audience">The audience that the jobs ask for.</param>
    /// <param name="ExistingProvider">Whether the account has the identity provider already; it can have one only.</param>
    public sealed record GitLab(string Host, string Audience, string Project, GitLabRef On, bool ExistingProvider)
        : UploaderIdentity;

    /// <summary>People with a permission set of IAM Identity Center.</summary>
    /// <param name="Account">The account that the permission set is assigned to; null for the stack's own.</param>
    /// <param name="Region">The Region of Identity Center.</param>
    public sealed record PermissionSet(string Name, AccountId? Account, Region Region) : UploaderIdentity;

    /// <summary>A role of another account, which gives the external id of <c>externalId</c>.</summary>
    /// <param name="Role">The name of the role, with its path if it has one: <c>teams/exporter</c>.</param>
    public sealed record OtherAccount(AccountId Account, string Role) : UploaderIdentity;

    /// <summary>The identity provider whose tokens the role accepts; null if it accepts none.</summary>
    public TokenProvider? Provider => this switch
    {
        GitHub github => new(GitHubToken.Issuer, GitHubToken.Audience, github.ExistingProvider),
        GitLab gitlab => new(gitlab.Host, gitlab.Audience, gitlab.ExistingProvider),
        _ => null,
    };

    /// <summary>The users; none for other identities.</summary>
    public Seq<UploaderUser> UsersNamed => this is Users users ? users.Named : [];

    /// <summary>
    /// Whether one caller can be both identities. Users are not compared: each has one uploader. The audience of a GitLab token
    /// separates no jobs, because the job chooses it.
    /// </summary>
    public bool CanBe(UploaderIdentity other) => (this, other) switch
    {
        (GitHub a, GitHub b) => a.Repository == b.Repository && a.Jobs.Overlaps(b.Jobs),
        (GitLab a, GitLab b) => (a.Host, a.Project, a.On) == (b.Host, b.Project, b.On),
        (PermissionSet a, PermissionSet b) => (a.Name, a.Region) == (b.Name, b.Region)
            && (a.Account == b.Account || a.Account is null || b.Account is null),
        (OtherAccount a, OtherAccount b) => a == b,
        _ => false,
    };

    /// <summary>Whether a session of another role assumes the role; AWS then limits the session to an hour.</summary>
    public bool IsRole => this is PermissionSet or OtherAccount;
}
