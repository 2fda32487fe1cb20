using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>Credentials of declared users that the program does not declare.</summary>
internal sealed class UndeclaredCredentials(AccountState state, UndeclaredList found)
{
    public void Of(ReportedResource user)
    {
        var name = user.NameInAws ?? user.Id!;
        found.Search($"access keys of {user.Name}", () =>
        {
            foreach (var key in state.List($"users/{name}/access-keys.json", "AccessKeyMetadata"))
            {
                if (key["AccessKeyId"].AsText() is { } id && !state.IsClaimed(id))
                {
                    var status = key["Status"].AsText();
                    found.Add(
                        ResourceTypes.AccessKey, $"{user.Name}/access-key/{id}", id,
                        new() { ["user"] = name, ["status"] = status == "Active" ? null : status },
                        $"aws iam delete-access-key --user-name {name} --access-key-id {id}");
                }
            }
        });
        found.Search($"password of {user.Name}", () =>
        {
            if (state.Answer($"users/{name}/login-profile.json") is not null)
            {
                found.Add(
                    user.Name, "has a password for the console; anyone with it can sign in as the user", SettingKind.Access,
                    $"aws iam delete-login-profile --user-name {name}");
            }
        });
        foreach (var kind in OtherKinds(name))
        {
            found.Search($"{kind.Name} of {user.Name}", () =>
            {
                foreach (var id in state.List($"users/{name}/{kind.File}.json", kind.List).Select(item => item[kind.Id].AsText())
                    .OfType<string>())
                {
                    found.Add(
                        user.Name, $"has {kind.Name} {id}; anyone with it can act as the user", SettingKind.Access,
                        $"{kind.Command} {id}");
                }
            });
        }
    }

    private static CredentialKind[] OtherKinds(string user) =>
    [
        new("the credential", "service-specific-credentials", "ServiceSpecificCredentials", "ServiceSpecificCredentialId",
            $"aws iam delete-service-specific-credential --user-name {user} --service-specific-credential-id"),
        new("the signing certificate", "signing-certificates", "Certificates", "CertificateId",
            $"aws iam delete-signing-certificate --user-name {user} --certificate-id"),
        new("the SSH key for CodeCommit", "ssh-public-keys", "SSHPublicKeys", "SSHPublicKeyId",
            $"aws iam delete-ssh-public-key --user-name {user} --ssh-public-key-id"),
    ];

    /// <summary>A kind of credential other than access keys and the password.</summary>
    /// <param name="Name">The name in messages.</param>
    /// <param name="File">The file of its answers, without <c>.json</c>.</param>
    /// <param name="List">The member with the list.</param>
    /// <param name="Id">The member with the id.</param>
    /// <param name="Command">The command that deletes one, before its id.</param>
    private sealed record CredentialKind(string Name, string File, string List, string Id, string Command);
}
