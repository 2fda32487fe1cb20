using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// The principals of a trust policy as IAM stores them: when a policy is written, the unique id of a user takes the place of its
/// ARN, so a later user with the same ARN is another principal. The emulator stores the text only, so this class remembers the
/// ids from the first time that it sees a text.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
/// </summary>
internal sealed partial class StoredTrust(EmulatedCloud cloud)
{
    private readonly ConcurrentDictionary<(string Role, string Text), IReadOnlyDictionary<string, string?>> stored = new();

    /// <summary>The text of a role's trust policy, with the stored id for each user that is no longer the one it named.</summary>
    public async Task<string> ReadAsync(string role, string text, CancellationToken cancellation)
    {
        if (!stored.TryGetValue((role, text), out var ids))
        {
            ids = await IdsAsync(text, cancellation);
            stored[(role, text)] = ids;
        }

        var now = await IdsAsync(text, cancellation);
        return ids.Where(user => user.Value is not null && now[user.Key] != user.Value)
            .Aggregate(text, (read, user) =>
                read.Replace($"\"{user.Key}\"", $"\"{Principal(user.Value!)}\"", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyDictionary<string, string?>> IdsAsync(string text, CancellationToken cancellation)
    {
        var ids = new Dictionary<string, string?>();
        foreach (var arn in UserArn().Matches(text).Select(match => match.Groups[1].Value).Distinct())
        {
            ids[arn] = await IdOfAsync(arn, cancellation);
        }

        return ids;
    }

    private async Task<string?> IdOfAsync(string arn, CancellationToken cancellation)
    {
        try
        {
            var user = await cloud.IamAsync("GetUser", cancellation, ("UserName", arn[(arn.LastIndexOf('/') + 1)..]));
            return user.Text("UserId");
        }
        catch (CloudException none) when (none.Code == "NoSuchEntity")
        {
            return null;
        }
    }

    // The ids of users in AWS begin with AIDA; those of the emulator do not, and have small letters.
    private static string Principal(string id) =>
        id.StartsWith("AIDA", StringComparison.Ordinal) ? id : $"AIDA{id.ToUpperInvariant()}";

    [GeneratedRegex("\"(arn:[a-z-]+:iam::[0-9]{12}:user/[^\"]+)\"")]
    private static partial Regex UserArn();
}
