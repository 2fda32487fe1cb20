using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// Finds callers by access key: the keys of users in IAM, the keys of sessions in the responses of STS that passed the gateway.
/// </summary>
internal sealed class CallerLookup(EmulatedCloud cloud, SimulatedConditions simulated)
{
    private readonly ConcurrentDictionary<string, Session> sessions = new();

    public async Task<CallerIdentity> IdentifyAsync(Signature? signature, CancellationToken cancellation)
    {
        if (signature is null)
        {
            return new CallerIdentity.Known(new Caller.Anonymous(), [], []);
        }

        if (sessions.TryGetValue(signature.AccessKeyId, out var session))
        {
            return signature.SessionToken != session.Token ? new CallerIdentity.WrongToken()
                : simulated.Now >= session.Expires ? new CallerIdentity.Expired()
                : new CallerIdentity.Known(session.Caller, session.Policies, session.Keys);
        }

        return await FindUserAsync(signature.AccessKeyId, cancellation);
    }

    /// <summary>Records the credentials in a response of STS.</summary>
    public async Task RecordAsync(StsRequest request, XElement response, CancellationToken cancellation)
    {
        var plain = Xml.WithoutNamespaces(response);
        if (plain.Descendants("Credentials").FirstOrDefault() is not { } credentials)
        {
            return;
        }

        var role = Arn.Of(request.RoleArn!);
        var assumed = (await cloud.IamAsync("GetRole", cancellation, ("RoleName", role.LastName))).Descendants("Role").First();
        var expires = DateTimeOffset.Parse(
            credentials.Text("Expiration")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        sessions[credentials.Text("AccessKeyId")!] = new(
            new Caller.RoleSession(role, role.Session(request.RoleSessionName!)),
            credentials.Text("SessionToken")!,
            expires,
            [.. await SessionPoliciesAsync(request, cancellation)],
            [
                ("aws:userid", $"{assumed.Text("RoleId")}:{request.RoleSessionName}"),
                // A session tag overrides the role's tag of the same name.
                .. assumed.Members("Tags")
                    .Select(tag => (Key: tag.Text("Key")!, Value: tag.Text("Value")!))
                    .Where(tag => !request.Tags.ContainsKey(tag.Key))
                    .Concat(request.Tags.Select(tag => (tag.Key, tag.Value)))
                    .Select(tag => ($"aws:PrincipalTag/{tag.Key}", tag.Value)),
            ]);
    }

    private async Task<CallerIdentity> FindUserAsync(string accessKeyId, CancellationToken cancellation)
    {
        try
        {
            var used = await cloud.IamAsync("GetAccessKeyLastUsed", cancellation, ("AccessKeyId", accessKeyId));
            if (used.Text("UserName") is not { Length: > 0 } name)
            {
                return new CallerIdentity.Unknown();
            }

            var user = (await cloud.IamAsync("GetUser", cancellation, ("UserName", name))).Descendants("User").First();
            return new CallerIdentity.Known(
                new Caller.User(Arn.Of(user.Text("Arn")!)),
                [],
                [("aws:userid", user.Text("UserId")!), .. user.Members("Tags").Select(
                    tag => ($"aws:PrincipalTag/{tag.Text("Key")}", tag.Text("Value")!))]);
        }
        catch (CloudException)
        {
            return new CallerIdentity.Unknown();
        }
    }

    private async Task<List<NamedPolicy<IdentityPolicy>>> SessionPoliciesAsync(StsRequest request, CancellationToken cancellation)
    {
        var policies = new List<NamedPolicy<IdentityPolicy>>();
        if (request.SessionPolicy is { } text)
        {
            policies.Add(new("session policy", PolicyReader.Identity(text).OrThrow()));
        }

        foreach (var arn in request.SessionPolicyArns)
        {
            policies.Add(await PolicyLookup.ManagedAsync(cloud, arn, cancellation));
        }

        return policies;
    }

    private sealed record Session(
        Caller Caller,
        string Token,
        DateTimeOffset Expires,
        Seq<NamedPolicy<IdentityPolicy>> Policies,
        IReadOnlyList<(string Key, string Value)> Keys);
}
