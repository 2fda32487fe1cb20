using System.Text.Json;
using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Scenarios;

/// <summary>Reads the request of a scenario.</summary>
internal static class RequestReader
{
    // The longest ARN and the longest context value: no header is longer than 8 KB. These limits keep the time of a decision
    // linear in the policies, whatever their patterns are.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    private const int LongestArn = 2048;
    private const int LongestValue = 8192;

    /// <summary>One request for each resource that is named; empty if there is a problem.</summary>
    public static Seq<Request> Read(JsonElement json, string path, Problems problems)
    {
        var members = JsonMembers.Read(
            json, path, problems, "principal", "action", "resource", "resourceAccount", "context", "federatedBy");
        if (json.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var action = Action(members, path, problems);
        var caller = ReadCaller(members, action, path, problems);
        var resources = Resources(members, action, path, problems);
        var account = Account(members, path, problems);
        var context = members.TryGetValue("context", out var given)
            ? ContextReader.Read(given, $"{path}.context", LongestValue, problems)
            : RequestContext.Empty;
        return caller is null || action is null
            ? []
            : resources.Select(resource => new Request(caller, action, resource, account, context)).ToSeq();
    }

    private static Caller? ReadCaller(Dictionary<string, JsonElement> members, string? action, string path, Problems problems)
    {
        if (Required(
            members, "principal", path,
            "a request has a `principal`: the caller's ARN, a service such as ec2.amazonaws.com, or `anonymous`",
            problems) is not { } text)
        {
            return null;
        }

        switch (Caller.Ask(text))
        {
            case Answer<Caller>.Yes { Value: Caller.FederatedUser federated }:
                return FederatedBy(members, federated.Session, path, problems) is { } user
                    ? new Caller.FederatedUser(federated.Session, user) : federated;
            case Answer<Caller>.Yes yes:
                return yes.Value;
            // For an action with a token, a domain that is not a service's is an identity provider's.
            case Answer<Caller>.No when IsWithToken(action) && Uri.CheckHostName(text) == UriHostNameType.Dns:
                return new Caller.TokenHolder(text);
            case Answer<Caller>.No no:
                problems.Add($"{path}.principal", "", string.Join("; ", no.Reasons));
                return null;
            default:
                return null;
        }
    }

    private static bool IsWithToken(string? action) =>
        "sts:AssumeRoleWithWebIdentity".Equals(action, StringComparison.OrdinalIgnoreCase)
            || "sts:AssumeRoleWithSAML".Equals(action, StringComparison.OrdinalIgnoreCase);

    private static Arn? FederatedBy(Dictionary<string, JsonElement> members, Arn session, string path, Problems problems)
    {
        if (ScenarioReader.Text(members, "federatedBy", path, problems) is not { } text)
        {
            return null;
        }

        if (Caller.Ask(text) is Answer<Caller>.Yes { Value: Caller.User user })
        {
            if (Caller.FederatedUser.CanGet(user.Arn, session))
            {
                return user.Arn;
            }

            problems.Add(
                $"{path}.federatedBy",
                "",
                $"`{text}` is a user of another account: a session by sts:GetFederationToken belongs to its user's account; "
                + $"write a user of account {session.Account}, or leave `federatedBy` out");
            return null;
        }

        problems.Add(
            $"{path}.federatedBy", "", $"`{text}` is not the ARN of a user, such as arn:aws:iam::123456789012:user/uploader");
        return null;
    }

    private static string? Action(Dictionary<string, JsonElement> members, string path, Problems problems)
    {
        if (Required(members, "action", path, "a request has an `action`, such as s3:GetObject", problems) is not { } text)
        {
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (text.Length > LongestArn || colon < 0 || text.Contains('*', StringComparison.Ordinal)
            || text.Contains('?', StringComparison.Ordinal))
        {
            problems.Add(
                $"{path}.action", "",
                $"`{Shortened(text)}` is not an action: a request does one thing, named SERVICE:NAME in full");
        }
        else if (AwsCatalogue.Find(text.AsSpan(0, colon)) is not { } service)
        {
            problems.Add($"{path}.action", "", $"AWS has no service with the prefix `{text[..colon]}`{Meant(text)}");
        }
        else if (service.FindAction(text.AsSpan(colon + 1)) is null)
        {
            problems.Add($"{path}.action", "", $"{service.Name} has no action `{text[(colon + 1)..]}`{Meant(text)}");
        }

        return text;
    }

    private static string Meant(string action) =>
        AwsCatalogue.Nearest(action) is { } nearest ? $"; perhaps {nearest.FullName} is meant" : "";

    private static List<string> Resources(Dictionary<string, JsonElement> members, string? action, string path, Problems problems)
    {
        if (!members.TryGetValue("resource", out var element))
        {
            return ["*"];
        }

        var resources = JsonMembers.TextOrTexts(element, $"{path}.resource", problems);
        foreach (var item in resources)
        {
            var resource = item.Text;
            if (resource != "*" && (resource.Length > LongestArn || Arn.Ask(resource) is Answer<Arn>.No))
            {
                problems.Add(
                    item.Path,
                    "",
                    resource.Length > LongestArn
                        ? $"an ARN has at most {LongestArn} characters; this one has {resource.Length}"
                        : $"`{resource}` is not an ARN: it has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE; an "
                            + "action without resource types has `*`");
            }
        }

        if (element.ValueKind == JsonValueKind.Array && resources.Count == 0)
        {
            problems.Add($"{path}.resource", "", "a list of resources names at least one");
        }

        // The resource of an action without resource types is always `*`. A policy with other resources does not match it.
        return action is not null && AwsCatalogue.FindAction(action) is { IsWildcardOnly: true }
            ? ["*"]
            : resources.ConvertAll(resource => resource.Text);
    }

    private static AccountId? Account(Dictionary<string, JsonElement> members, string path, Problems problems)
    {
        if (ScenarioReader.Text(members, "resourceAccount", path, problems) is not { } text)
        {
            return null;
        }

        switch (AccountId.Ask(text))
        {
            case Answer<AccountId>.Yes yes:
                return yes.Value;
            case Answer<AccountId>.No no:
                problems.Add($"{path}.resourceAccount", "", string.Join("; ", no.Reasons));
                return null;
            default:
                return null;
        }
    }

    private static string? Required(
        Dictionary<string, JsonElement> members, string name, string path, string message, Problems problems)
    {
        if (!members.ContainsKey(name))
        {
            problems.Add(path, "", message);
        }

        return ScenarioReader.Text(members, name, path, problems);
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : $"{text[..77]}...";
}
