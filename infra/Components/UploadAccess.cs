using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Iam;
using Policy = Pulumi.Aws.Iam.Policy;

namespace Infra.Components;

/// <summary>
/// The unprivileged user and its access to the state: a role with the permissions, which trusts this user. The user has no
/// policy, so its long-lived access key can only request a session of the role.
/// </summary>
public sealed class UploadAccess : ComponentResource
{
    public UploadAccess(
        string name, StackContext stack, AccessSettings settings, Output<StateStore> store,
        ComponentResourceOptions? options = null)
        : base("infra:components:UploadAccess", name, options)
    {
        var user = new User($"{name}-user", new()
        {
            Name = stack.Names.User("uploader"),
            PermissionsBoundary = stack.PermissionsBoundaryInput,
            Tags = stack.Tags("uploader"),
        }, stack.ProtectedChild(this));
        var keys = new UploadKeys(name, settings.Keys, user, this);
        AccessKeyId = keys.CurrentId;
        SecretAccessKey = keys.CurrentSecret;

        var grants = Grants(settings).Select(grant => (grant.Purpose, Policy: new Policy($"{name}-{grant.Purpose}", new()
        {
            Name = stack.Names.Policy(grant.Purpose),
            Description = grant.Description,
            PolicyDocument = store.Apply(store => PolicyText.For(
                Attachment.ManagedPolicy, grant.Document(store).WithConditions(settings.PermissionConditions))),
            Tags = stack.Tags(grant.Purpose),
        }, StackContext.Child(this)))).ToArray();

        var role = settings.Mode == AccessMode.AssumeRole ? DeclareRole(name, stack, settings, user) : null;
        foreach (var (purpose, policy) in grants)
        {
            var attachment = $"{name}-{purpose}-attachment";
            _ = role is null
                ? (Resource)new UserPolicyAttachment(
                    attachment, new() { User = user.Name, PolicyArn = policy.Arn }, StackContext.Child(this))
                : new RolePolicyAttachment(
                    attachment, new() { Role = role.Name, PolicyArn = policy.Arn }, StackContext.Child(this));
        }

        RoleArn = role?.Arn.Apply(arn => (string?)arn) ?? Output.Create((string?)null);
        UserName = user.Name;
        UserArn = user.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["roleArn"] = RoleArn, ["accessKeyId"] = AccessKeyId });
    }

    public Output<string> UserName { get; }

    public Output<string> UserArn { get; }

    /// <summary>The id of the user's newest active access key.</summary>
    public Output<string> AccessKeyId { get; }

    /// <summary>
    /// The secret of that key; encrypted and in base64 if the settings name a PGP key. Always a secret output.
    /// </summary>
    public Output<string> SecretAccessKey { get; }

    /// <summary>The ARN of the role that the user assumes; null in direct mode.</summary>
    public Output<string?> RoleArn { get; }

    private Role DeclareRole(string name, StackContext stack, AccessSettings settings, User user)
    {
        var trust = Output.Tuple(user.Arn, user.UniqueId).Apply(t => PolicyText.For(
            Attachment.TrustPolicy, UploadTrust.Document(Arn.Of(t.Item1), settings.Trust, userId: t.Item2)));
        return new Role($"{name}-role", new()
        {
            Name = stack.Names.Role("upload"),
            Description = "Keeps Flink state in the bucket; assumed by the uploader",
            AssumeRolePolicy = settings.ExternalIdIsSecret ? Output.CreateSecret(trust) : trust,
            PermissionsBoundary = stack.PermissionsBoundaryInput,
            MaxSessionDuration = (int)settings.MaxSession.TotalSeconds,
            Tags = stack.Tags("upload"),
        }, stack.ProtectedChild(this));
    }

    private static IEnumerable<Grant> Grants(AccessSettings settings)
    {
        yield return new("state-access", "Lists, reads and writes Flink state", StateAccess.Document);
        if (settings.MayDeleteCheckpoints)
        {
            yield return new("checkpoint-deletion", "Deletes Flink checkpoints", CheckpointDeletion.Document);
        }

        if (settings.MayDeleteSavepoints)
        {
            yield return new("savepoint-deletion", "Deletes Flink savepoints", SavepointDeletion.Document);
        }
    }

    private sealed record Grant(string Purpose, string Description, Func<StateStore, IdentityPolicy> Document);
}
