using System.Text.Json;
using IamEngine.Catalogue;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace IamEngine.Decide.Scenarios;

/// <summary>The kinds of policy that a resource can have.</summary>
internal enum ResourceKind
{
    Plain,
    Key,
    Trust,
}

/// <summary>
/// Reads the policies of a scenario: IAM JSON, or <c>{"name": ..., "policy": {...}}</c> for a policy with a name in explanations.
/// A list of one may be written without brackets.
/// </summary>
internal static class PolicySetReader
{
    /// <param name="json">The object with a member for each policy type.</param>
    /// <param name="path">Its JSON path.</param>
    /// <param name="kind">The kind of the resource's policy.</param>
    /// <param name="problems">Receives the problems.</param>
    public static PolicySet Read(JsonElement json, string path, ResourceKind kind, Problems problems)
    {
        var members = JsonMembers.Read(
            json, path, problems, "identity", "boundary", "session", "resource", "endpoint", "scp", "rcp", "managementAccount");
        return new()
        {
            Identity = Policies(members, "identity", path, PolicyReader.Identity, problems),
            Boundary = Policies(members, "boundary", path, PolicyReader.Identity, problems),
            Session = Policies(members, "session", path, PolicyReader.Identity, problems),
            Resource = members.TryGetValue("resource", out var resource)
                ? OfResource(resource, $"{path}.resource", kind, problems) : null,
            Endpoint = Policies(members, "endpoint", path, PolicyReader.Resource, problems),
            Scp = Levels(members, "scp", path, PolicyReader.Identity, problems),
            Rcp = Levels(members, "rcp", path, PolicyReader.Resource, problems),
            ManagementAccount = ManagementAccount(members, path, problems),
        };
    }

    private static AccountId? ManagementAccount(Dictionary<string, JsonElement> members, string path, Problems problems)
    {
        switch (ScenarioReader.Text(members, "managementAccount", path, problems) is { } text ? AccountId.Ask(text) : null)
        {
            case Answer<AccountId>.Yes yes:
                return yes.Value;
            case Answer<AccountId>.No no:
                problems.Add($"{path}.managementAccount", "", string.Join("; ", no.Reasons));
                return null;
            default:
                return null;
        }
    }

    /// <summary>
    /// The kind of the resource policy, which the request decides: a trust policy for assuming a role, a key policy for a KMS
    /// key. If the request is not valid, the policy is read as the kind with the most elements.
    /// </summary>
    public static ResourceKind KindFor(Request? request) => request switch
    {
        null => ResourceKind.Plain,
        _ when Applicability.IsTrust(request.Action, request.Resource) => ResourceKind.Trust,
        _ when IsOfKey(request) => ResourceKind.Key,
        _ => ResourceKind.Plain,
    };

    private static PolicyOfResource? OfResource(JsonElement json, string path, ResourceKind kind, Problems problems)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (kind == ResourceKind.Trust)
        {
            return One(json, path, "resource", PolicyReader.Trust, problems) is { } trust
                ? new PolicyOfResource.Trust(trust.Name, trust.Document)
                : null;
        }

        return (kind, One(json, path, "resource", PolicyReader.Resource, problems)) switch
        {
            (_, null) => null,
            (ResourceKind.Key, { } key) => new PolicyOfResource.Key(key.Name, key.Document),
            (_, { } plain) => new PolicyOfResource.Plain(plain.Name, plain.Document),
        };
    }

    private static bool IsOfKey(Request request) =>
        request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)
        && (request.Resource.Contains(":key/", StringComparison.Ordinal)
            || (request.Resource == "*" && AwsCatalogue.FindAction(request.Action) is { IsWildcardOnly: false }));

    private static Seq<NamedPolicy<T>> Policies<T>(
        Dictionary<string, JsonElement> members, string name, string path, Func<JsonElement, string, Reading<T>> read,
        Problems problems)
        where T : PolicyDocument =>
        members.TryGetValue(name, out var json) ? List(json, $"{path}.{name}", name, read, problems) : [];

    private static Seq<OrganizationLevel<T>> Levels<T>(
        Dictionary<string, JsonElement> members, string name, string path, Func<JsonElement, string, Reading<T>> read,
        Problems problems)
        where T : PolicyDocument
    {
        if (!members.TryGetValue(name, out var json) || json.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var at = $"{path}.{name}";
        if (json.ValueKind != JsonValueKind.Array)
        {
            problems.Add(
                at,
                "",
                "expected a list of levels, from the organization's root to the account, each a list of policies; found "
                    + $"{Describe(json)}");
            return [];
        }

        return json.EnumerateArray()
            .Select((level, index) => new OrganizationLevel<T>(List(level, $"{at}[{index}]", $"{name}[{index}]", read, problems)))
            .ToSeq();
    }

    private static Seq<NamedPolicy<T>> List<T>(
        JsonElement json, string path, string name, Func<JsonElement, string, Reading<T>> read, Problems problems)
        where T : PolicyDocument => json.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => json.EnumerateArray()
                .Select((item, index) => One(item, $"{path}[{index}]", $"{name}[{index}]", read, problems))
                    .OfType<NamedPolicy<T>>().ToSeq(),
            _ => One(json, path, name, read, problems) is { } policy ? [policy] : [],
        };

    private static NamedPolicy<T>? One<T>(
        JsonElement json, string path, string name, Func<JsonElement, string, Reading<T>> read, Problems problems)
        where T : PolicyDocument
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("policy", out var policy))
        {
            var members = JsonMembers.Read(json, path, problems, "name", "policy");
            return One(policy, $"{path}.policy", ScenarioReader.Text(members, "name", path, problems) ?? name, read, problems);
        }

        switch (read(json, path))
        {
            case Reading<T>.Document document:
                return new(name, document.Value);
            case Reading<T>.Refused refused:
                foreach (var problem in refused.Problems)
                {
                    problems.Add(problem.Path, problem.Code, problem.Message);
                }

                return null;
            default:
                return null;
        }
    }

    private static string Describe(JsonElement json) => JsonMembers.Describe(json);
}
