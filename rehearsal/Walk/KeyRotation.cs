using Rehearsal.Cloud;
using Rehearsal.Creation;

namespace Rehearsal.Walk;

/// <summary>
/// Replaces the uploader's access key without an outage: two keys work at once, then the old one is inactive, then it is gone.
/// The changes are those that a deployment makes for the settings of docs/key-rotation.md.
/// </summary>
/// <param name="accessKey">The id in the stack's commands: that of the newest active key.</param>
/// <param name="take">Takes a step with a key: its title, the id, the secret, and whether AWS accepts the key.</param>
internal sealed class KeyRotation(
    EmulatedCloud cloud,
    Deployment deployment,
    string accessKey,
    Func<string, string, string, bool, Task> take,
    CancellationToken cancellation)
{
    private const string KeyType = "aws:iam/accessKey:AccessKey";

    public async Task RunAsync()
    {
        var (old, @new, oldIsActive) = await KeysAsync();
        await take("the new access key works", @new.Id, @new.Secret, true);
        if (oldIsActive)
        {
            await take("the old access key works at the same time", old.Id, old.Secret, true);
            await cloud.IamAsync(
                "UpdateAccessKey", cancellation, ("UserName", old.User), ("AccessKeyId", old.Id), ("Status", "Inactive"));
        }

        await take("once it is inactive, the old access key is refused", old.Id, old.Secret, false);
        await cloud.IamAsync("DeleteAccessKey", cancellation, ("UserName", old.User), ("AccessKeyId", old.Id));
        await take("once it is gone, the old access key is refused", old.Id, old.Secret, false);
        await take("the new access key still works", @new.Id, @new.Secret, true);
    }

    /// <summary>The keys of the stack in both slots; for a stack with one key, a second one of the same user.</summary>
    private async Task<(Key Old, Key New, bool OldIsActive)> KeysAsync()
    {
        var deployed = deployment.Of(KeyType).ToArray();
        var current = Of(deployed.First(key => key.Created.Id == accessKey));
        if (deployed.FirstOrDefault(key => key.Created.Id != accessKey && key.Desired.Text("user") == current.User) is { } other)
        {
            return (Of(other), current, other.Desired.TextOrNull("status") is null or "Active");
        }

        var created = await cloud.IamAsync("CreateAccessKey", cancellation, ("UserName", current.User));
        return (current, new(current.User, created.Text("AccessKeyId")!, created.Text("SecretAccessKey")!), true);
    }

    private static Key Of(DeployedResource key) =>
        new(key.Desired.Text("user"), key.Created.Id, key.Created.Text("secret"));

    private sealed record Key(string User, string Id, string Secret);
}
