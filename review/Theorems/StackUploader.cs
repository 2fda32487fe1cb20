using IamEngine.Model;
using IamEngine.Vocabulary;
using Infra.Naming;
using Infra.Settings;
using Policies.Access;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Theorems;

/// <summary>An uploader of the settings, with the principals that the stack declares for it.</summary>
/// <param name="Role">Null in direct mode.</param>
/// <param name="Users">None with an identity from elsewhere.</param>
internal sealed record StackUploader(AccessSettings Settings, StackPrincipal? Role, IReadOnlyList<StackPrincipal> Users)
{
    public static IReadOnlyList<StackUploader> Of(ReviewReport report, AccountModel account) =>
    [
        .. from settings in StackSettings.UploadersOf(
               report.Settings["infra:access"]?.ToJsonString(), report.Settings["infra:uploaders"]?.ToJsonString())
           select new StackUploader(
               settings,
               Find(report, ResourceTypes.Role, account.Roles, UploaderNames.Role(settings.Name)),
               [
                   .. settings.Users
                       .Select(user => Find(report, ResourceTypes.User, account.Users, UploaderNames.User(user.Name)))
                       .OfType<StackPrincipal>(),
               ]),
    ];

    /// <summary>The principals with the permissions on the state: the role, or the users without one.</summary>
    public IEnumerable<StackPrincipal> Keepers => Role is { } role ? [role] : Users;

    /// <summary>
    /// The principals that the settings let assume the role, and conditions that are false for all of them: no request that meets
    /// one may assume it.
    /// </summary>
    public (Principal[] Principals, Condition[] Others) Trusted(AccountModel account) => Settings.Identity switch
    {
        UploaderIdentity.GitHub { Jobs: var jobs } github
            when new GitHubTrust(account.Principals[0].Arn, github.Repository) is var trust =>
            (Provider(account, GitHubToken.Issuer),
            [
                GitHubToken.Aud.IsNot(GitHubToken.Audience),
                GitHubToken.Sub.IsNot(trust.Subject(jobs.Subject)),
                .. jobs.Ref is { } on ? (Condition[])[GitHubToken.Ref.IsNot(on)] : [],
                .. jobs.Workflows.Count == 0 ? (Condition[])[]
                    : [GitHubToken.JobWorkflowRef.IsNot([.. trust.Workflows(jobs)])],
            ]),
        UploaderIdentity.GitLab gitlab when new GitLabTrust(
            account.Principals[0].Arn, gitlab.Host, gitlab.Audience, gitlab.Project) is var trust =>
            (Provider(account, gitlab.Host), [trust.Aud.IsNot(gitlab.Audience), trust.Sub.IsNot(trust.Subject(gitlab.On))]),
        UploaderIdentity.PermissionSet set when (set.Account ?? account.Id) is var home =>
            ([new Principal.Account(home)],
            [Aws.PrincipalArn.IsNotLike(new PermissionSet(set.Name, home, set.Region).Role)]),
        UploaderIdentity.OtherAccount other =>
            ([new Principal.Role(Arn.IamRole(account.Partition, other.Account, other.Role))],
            Settings.Trust.ExternalId is { } id ? [StsKeys.ExternalId.IsNot(id)] : []),
        _ => ([.. Users.Select(user => user.Principal)], []),
    };

    private static Principal[] Provider(AccountModel account, string issuer) =>
        [new Principal.Federated($"arn:{account.Partition}:iam::{account.Id}:oidc-provider/{issuer}")];

    private static StackPrincipal? Find(
        ReviewReport report, string type, IReadOnlyList<StackPrincipal> principals, string name) =>
        report.Resources.Of(type).FirstOrDefault(resource => resource.Name == name)?.Text("arn") is { } arn
            ? principals.FirstOrDefault(principal => principal.Arn.ToString() == arn) : null;
}
