using IamEngine.Model;
using Infra.Naming;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Iam;
using PermissionSet = Policies.Access.PermissionSet;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>
/// The access of one uploader to the state: a role with the permissions, and the users that it trusts. A user has no policy, so
/// its long-lived access key can only request a session of the role. With an identity from elsewhere, there is no user and no
/// key.
/// </summary>
public sealed class UploadAccess : ComponentResource
{
    private readonly string name;
    private readonly StackContext stack;
    private readonly AccessSettings settings;

    /// <param name="providers">The identity providers; null if no uploader needs one.</param>
    public UploadAccess(
        StackContext stack, AccessSettings settings, Output<StateStore> store, IdentityProviders? providers,
        ComponentResourceOptions? options = null)
        : base("infra:components:UploadAccess", UploaderNames.Component(settings.Name), options)
    {
        (name, this.stack, this.settings) = (UploaderNames.Component(settings.Name), stack, settings);
        Users = [.. settings.Users.Select(DeclareUser)];

        var grants = Grants(settings.Grants).Select(grant => (grant.Purpose, Policy: new Policy($"{name}-{grant.Purpose}", new()
        {
            Name = stack.Names.Policy(UploaderNames.Policy(settings.Name, grant.Purpose)),
            Description = grant.Description,
            PolicyDocument = store.Apply(store => PolicyText.For(
                Attachment.ManagedPolicy, grant.Document(store).WithConditions(settings.PermissionConditions))),
            Tags = stack.Tags(UploaderNames.Policy(settings.Name, grant.Purpose)),
        }, StackContext.Child(this)))).ToArray();

        var role = settings.Mode == AccessMode.AssumeRole ? DeclareRole(Trust(providers)) : null;
        foreach (var (purpose, policy) in grants)
        {
            var attachment = $"{name}-{purpose}-attachment";
            _ = role is null
                ? (Resource)new UserPolicyAttachment(
                    attachment, new() { User = Users[0].UserName, PolicyArn = policy.Arn }, StackContext.Child(this))
                : new RolePolicyAttachment(
                    attachment, new() { Role = role.Name, PolicyArn = policy.Arn }, StackContext.Child(this));
        }

        RoleArn = role?.Arn.Apply(arn => (string?)arn) ?? Output.Create((string?)null);
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["roleArn"] = RoleArn,
            ["accessKeyId"] = Users is [var only] ? only.AccessKeyId : null,
        });
    }

    public AccessSettings Settings => settings;

    /// <summary>The users that the role trusts; none with another identity.</summary>
    public IReadOnlyList<UploadUser> Users { get; }

    /// <summary>The ARN of the role; null in direct mode.</summary>
    public Output<string?> RoleArn { get; }

    private UploadUser DeclareUser(UploaderUser settings)
    {
        var user = new User(UploaderNames.User(settings.Name), new()
        {
            Name = stack.Names.User(UploaderNames.UserPurpose(settings.Name)),
            PermissionsBoundary = stack.PermissionsBoundaryInput,
            Tags = stack.Tags(UploaderNames.UserPurpose(settings.Name)),
        }, stack.ProtectedChild(this));
        var keys = new UploadKeys(UploaderNames.OfUser(settings.Name), settings.Keys, user, this);
        return new(
            settings, user.Name, user.Arn, user.UniqueId, keys.CurrentId, keys.CurrentSecret, keys.IsEncrypted);
    }

    private Output<TrustPolicy> Trust(IdentityProviders? providers) => settings.Identity switch
    {
        UploaderIdentity.GitHub github => providers!.Of(GitHubToken.Issuer).Apply(arn =>
            new GitHubTrust(arn, github.Repository).Upload(github.Jobs, settings.Trust.Caller)),
        UploaderIdentity.GitLab gitlab => providers!.Of(gitlab.Host).Apply(arn =>
            new GitLabTrust(arn, gitlab.Host, gitlab.Audience, gitlab.Project).Upload(gitlab.On, settings.Trust.Caller)),
        UploaderIdentity.PermissionSet set => stack.Account.Apply(own => UploadTrust.Document(
            new PermissionSet(set.Name, set.Account ?? own, set.Region), settings.Trust)),
        UploaderIdentity.OtherAccount other => Output.Create(UploadTrust.Document(
            Arn.IamRole(stack.Region.Partition, other.Account, other.Role), settings.Trust)),
        _ => Output.All(Users.Select(user => Output.Tuple(user.Arn, user.UniqueId))).Apply(users => UploadTrust.Document(
            users.Select(user => new TrustedUser(Arn.Of(user.Item1), user.Item2)).ToSeq(), settings.Trust)),
    };

    private Role DeclareRole(Output<TrustPolicy> trusted)
    {
        var trust = trusted.Apply(document => PolicyText.For(Attachment.TrustPolicy, document));
        return new Role(UploaderNames.Role(settings.Name), new()
        {
            Name = stack.Names.Role(name),
            Description = settings.Name == AccessSettings.DefaultName
                ? "Keeps Flink state in the bucket; assumed by the uploader"
                : $"Uses its prefixes of the state bucket; assumed by uploader {settings.Name}",
            AssumeRolePolicy = settings.ExternalIdIsSecret ? Output.CreateSecret(trust) : trust,
            PermissionsBoundary = stack.PermissionsBoundaryInput,
            MaxSessionDuration = (int)settings.MaxSession.TotalSeconds,
            Tags = stack.Tags(name),
        }, stack.ProtectedChild(this));
    }

    private static IEnumerable<Grant> Grants(Seq<PrefixGrant> grants)
    {
        var deleted = grants.Where(grant => grant.Use == DataUse.Delete).Select(grant => grant.Prefix).ToArray();
        yield return new("state-access", "Lists, reads and writes Flink state", store => StateAccess.OnPrefixes(store, grants));
        if (deleted.Contains(StatePrefix.Checkpoints))
        {
            yield return new("checkpoint-deletion", "Deletes Flink checkpoints", CheckpointDeletion.Document);
        }

        if (deleted.Contains(StatePrefix.Savepoints))
        {
            yield return new("savepoint-deletion", "Deletes Flink savepoints", SavepointDeletion.Document);
        }

        var further = deleted.Except([StatePrefix.Checkpoints, StatePrefix.Savepoints]).ToSeq();
        if (further.Count > 0)
        {
            yield return new(
                "prefix-deletion", "Deletes under other prefixes", store => PrefixDeletion.Document(store, further));
        }
    }

    private sealed record Grant(string Purpose, string Description, Func<StateStore, IdentityPolicy> Document);
}
