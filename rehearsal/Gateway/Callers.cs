using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>Who holds the credentials of a request.</summary>
internal abstract record Identified
{
    private Identified()
    {
    }

    /// <param name="SessionPolicies">The policies that limit a session.</param>
    /// <param name="Keys">Condition keys that belong to the caller, beside those that follow from its ARN.</param>
    public sealed record Known(Caller Caller, Seq<NamedPolicy<IdentityPolicy>> SessionPolicies, IReadOnlyList<(string Key, string Value)> Keys) : Identified;

    public sealed record Expired : Identified;

    /// <summary>The access key exists, and the session token is not its own.</summary>
    public sealed record WrongToken : Identified;

    public sealed record Unknown : Identified;
}

/// <summary>
/// Tells callers by their access keys: those of users by asking IAM, those of sessions by having seen STS hand them out.
/// </summary>
internal sealed class Callers(EmulatedCloud cloud, Situation situation)
{
    private readonly ConcurrentDictionary<string, Session> sessions = new();

    public async Task<Identified> IdentifyAsync(Signature? signature, CancellationToken cancellation)
    {
        if (signature is null)
        {
            return new Identified.Known(new Caller.Anonymous(), [], []);
        }

        if (sessions.TryGetValue(signature.AccessKeyId, out var session))
        {
            return signature.SessionToken != session.Token ? new Identified.WrongToken()
                : situation.Now >= session.Expires ? new Identified.Expired()
                : new Identified.Known(session.Caller, session.Policies, session.Keys);
        }

        return await FindUserAsync(signature.AccessKeyId, cancellation);
    }

    /// <summary>Notes the credentials that STS hands out.</summary>
    public async Task RememberAsync(StsRequest request, XElement answer, CancellationToken cancellation)
    {
        var plain = Xml.Plain(answer);
        if (plain.Descendants("Credentials").FirstOrDefault() is not { } credentials)
        {
            return;
        }

        var role = Arn.Of(request.RoleArn!);
        var held = (await cloud.IamAsync("GetRole", cancellation, ("RoleName", role.LastName))).Descendants("Role").First();
        var expires = DateTimeOffset.Parse(credentials.Text("Expiration")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        sessions[credentials.Text("AccessKeyId")!] = new(
            new Caller.RoleSession(role, role.Session(request.RoleSessionName!)),
            credentials.Text("SessionToken")!,
            expires,
            [.. await SessionPoliciesAsync(request, cancellation)],
            [
                ("aws:userid", $"{held.Text("RoleId")}:{request.RoleSessionName}"),
                // A session's tag counts before the role's of the same name.
                .. held.Members("Tags").Select(tag => (Key: tag.Text("Key")!, Value: tag.Text("Value")!)).Where(
                    tag => !request.Tags.ContainsKey(tag.Key))
                    .Concat(request.Tags.Select(tag => (tag.Key, tag.Value))).Select(tag => ($"aws:PrincipalTag/{tag.Key}", tag.Value)),
            ]);
    }

    private async Task<Identified> FindUserAsync(string accessKeyId, CancellationToken cancellation)
    {
        try
        {
            var used = await cloud.IamAsync("GetAccessKeyLastUsed", cancellation, ("AccessKeyId", accessKeyId));
            if (used.Text("UserName") is not { Length: > 0 } name)
            {
                return new Identified.Unknown();
            }

            var user = (await cloud.IamAsync("GetUser", cancellation, ("UserName", name))).Descendants("User").First();
            return new Identified.Known(
                new Caller.User(Arn.Of(user.Text("Arn")!)),
                [],
                [("aws:userid", user.Text("UserId")!), .. user.Members("Tags").Select(
                    tag => ($"aws:PrincipalTag/{tag.Text("Key")}", tag.Text("Value")!))]);
        }
        catch (CloudException)
        {
            return new Identified.Unknown();
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
            policies.Add(await HeldDocuments.ManagedAsync(cloud, arn, cancellation));
        }

        return policies;
    }

    private sealed record Session(
        Caller Caller, string Token, DateTimeOffset Expires, Seq<NamedPolicy<IdentityPolicy>> Policies, IReadOnlyList<(string Key, string Value)> Keys);
}
