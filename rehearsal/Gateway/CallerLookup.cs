using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// Finds callers by access key: the keys of users in IAM, the keys of sessions in the responses of STS.
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
                : new CallerIdentity.Known(session.Caller, session.Policies, session.KeysAt(simulated.Now));
        }

        return await FindUserAsync(signature.AccessKeyId, cancellation);
    }

    /// <summary>
    /// Adds a session of the user, with the user's permissions, and returns the response of STS. The emulator returns the same
    /// credentials to every caller. Unlike a plain access key, every session has the MFA key.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
    /// </summary>
    public XElement AddSession(CallerIdentity.Known user, TimeSpan duration, bool hasMfaCode)
    {
        var (key, secret, token) =
            ($"ASIA{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}", Random(30), Random(120));
        var expires = simulated.Now + duration;
        sessions[key] = new(
            user.Caller,
            token,
            expires,
            [],
            [.. user.Keys, ("aws:MultiFactorAuthPresent", hasMfaCode ? "true" : "false")],
            hasMfaCode ? simulated.Now : null);

        XNamespace sts = "https://sts.amazonaws.com/doc/2011-06-15/";
        return new(
            sts + "GetSessionTokenResponse",
            new XElement(
                sts + "GetSessionTokenResult",
                new XElement(
                    sts + "Credentials",
                    new XElement(sts + "AccessKeyId", key),
                    new XElement(sts + "SecretAccessKey", secret),
                    new XElement(sts + "SessionToken", token),
                    new XElement(
                        sts + "Expiration",
                        expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)))));

        static string Random(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));
    }

    /// <summary>Records the credentials in a response to <c>AssumeRole</c>.</summary>
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

            // AWS answers for an inactive key as for one that it does not know.
            var keys = await cloud.IamAsync("ListAccessKeys", cancellation, ("UserName", name));
            if (keys.Members("AccessKeyMetadata").FirstOrDefault(key => key.Text("AccessKeyId") == accessKeyId)?.Text("Status")
                != "Active")
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

    /// <param name="MfaAt">The time of the MFA code in the call that created the session; null without a code.</param>
    private sealed record Session(
        Caller Caller,
        string Token,
        DateTimeOffset Expires,
        Seq<NamedPolicy<IdentityPolicy>> Policies,
        IReadOnlyList<(string Key, string Value)> Keys,
        DateTimeOffset? MfaAt = null)
    {
        public IReadOnlyList<(string Key, string Value)> KeysAt(DateTimeOffset now) => MfaAt is { } at
            ? [.. Keys, ("aws:MultiFactorAuthAge", ((long)(now - at).TotalSeconds).ToString(CultureInfo.InvariantCulture))]
            : Keys;
    }
}
