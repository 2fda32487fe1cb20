using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Json;
using IamEngine.Model;
using Review.Deployed;
using Review.Model;

namespace Review.Drift.Answers;

/// <summary>
/// The ids and names of a stack's deployed resources, by URN, from <c>pulumi stack export</c>. Nothing else is read from it: a
/// state holds secrets. https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go
/// </summary>
public sealed class StackExport
{
    // The outputs that identify a resource. The state of some types has secrets in other outputs.
    private static readonly HashSet<string> Identifying = new(StringComparer.Ordinal)
    {
        "allocationId", "arn", "associationId", "bucket", "defaultNetworkAclId", "defaultRouteTableId", "defaultSecurityGroupId",
        "hex", "keyId", "keyName", "keyPairId", "mainRouteTableId", "name", "policyId", "prefixListId",
            "primaryNetworkInterfaceId",
        "privateDns", "privateIp", "publicDns", "publicIp", "securityGroupRuleId", "targetKeyArn", "uniqueId",
    };

    private readonly Dictionary<string, (string Id, JsonObject Outputs)> resources = new(StringComparer.Ordinal);

    /// <summary>Whether an output of this name identifies a resource.</summary>
    public static bool Identifies(string output) => Identifying.Contains(output);

    /// <summary>Reads an export.</summary>
    /// <returns>The export; null, with the reason, if the text is not one.</returns>
    public static (StackExport? Export, string? Reason) Read(string text, string stack)
    {
        using var json = JsonText.Parse(text, out var reason);
        if (json is null)
        {
            return (null, reason);
        }

        if (json.RootElement.Member("deployment") is not { ValueKind: JsonValueKind.Object } deployment)
        {
            return (null, "it has no `deployment`; write it with `pulumi stack export --file FILE`");
        }

        if (deployment.Member("resources") is not { ValueKind: JsonValueKind.Array } list)
        {
            return (null, "its `deployment` has no list `resources`: the stack is not deployed, or the file is damaged");
        }

        var export = new StackExport();
        foreach (var resource in list.EnumerateArray())
        {
            if (resource.Text("urn") is not { } urn || !urn.StartsWith("urn:pulumi:", StringComparison.Ordinal))
            {
                return (null, "a resource of it has no URN");
            }

            if (!urn.StartsWith($"urn:pulumi:{stack}::", StringComparison.Ordinal))
            {
                return (null, $"it is the state of another stack: {urn.Split("::")[0]["urn:pulumi:".Length..]}, not {stack}");
            }

            // A resource that is being replaced is in the state twice; the one to be deleted does not count.
            if (resource.Text("id") is { } id && resource.Member("delete") is not { ValueKind: JsonValueKind.True })
            {
                export.resources[urn] = (id, Outputs(resource));
            }
        }

        return (export, null);
    }

    /// <summary>The account of the stack's ARNs; null if no resource has one.</summary>
    public string? Account => resources.Values.Select(resource => resource.Outputs["arn"].AsText()?.Split(':'))
        .Select(arn => arn is [_, _, _, _, var account, ..] && AccountId.IsAccountId(account) ? account : null)
        .FirstOrDefault(account => account is not null);

    public string? IdOf(string urn) => resources.TryGetValue(urn, out var found) ? found.Id : null;

    /// <summary>The identifying outputs of a resource; empty if the export does not have it.</summary>
    public JsonObject OutputsOf(string urn) => resources.TryGetValue(urn, out var found) ? found.Outputs : [];

    private static JsonObject Outputs(JsonElement resource)
    {
        var found = new JsonObject();
        foreach (var output in resource.Member("outputs").Members())
        {
            if (Identifying.Contains(output.Name) && output.Value.AsText() is { } text)
            {
                found[output.Name] = text;
            }
        }

        return found;
    }
}
