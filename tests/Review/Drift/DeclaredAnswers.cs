using System.Text.Json.Nodes;
using Review.Model;

namespace Tests.Review.Drift;

/// <summary>Answers of AWS about the stack dev as it is declared.</summary>
internal static class DeclaredAnswers
{
    /// <summary>What `aws iam get-account-authorization-details` answers about the stack as it is declared.</summary>
    public static async Task<JsonObject> DetailsAsync()
    {
        var resources = (await Reviews.Of("dev")).Resources;
        return new()
        {
            ["UserDetailList"] = new JsonArray(
                [.. resources.Of(ResourceTypes.User).Select(user => Holder(user, "User", resources))]),
            ["GroupDetailList"] = new JsonArray(),
            ["RoleDetailList"] = new JsonArray(
                [.. resources.Of(ResourceTypes.Role).Select(role => Holder(role, "Role", resources))]),
            ["Policies"] = new JsonArray([.. resources.Of(ResourceTypes.Policy).Select(policy => new JsonObject
            {
                ["PolicyName"] = policy.NameInAws,
                ["Arn"] = policy.Text("arn"),
                ["PolicyVersionList"] = new JsonArray(new JsonObject
                {
                    ["IsDefaultVersion"] = true,
                    ["Document"] = JsonNode.Parse(policy.Text("policy")!),
                }),
            })]),
        };
    }

    private static JsonObject Holder(ReportedResource holder, string kind, IReadOnlyList<ReportedResource> resources)
    {
        var json = new JsonObject
        {
            [$"{kind}Name"] = holder.NameInAws,
            [$"{kind}Id"] = holder.Text("uniqueId"),
            ["Arn"] = holder.Text("arn"),
            ["Path"] = "/",
            [$"{kind}PolicyList"] = new JsonArray(),
            ["AttachedManagedPolicies"] = new JsonArray(
            [
                .. resources.Of(ResourceTypes.RolePolicyAttachment, ResourceTypes.UserPolicyAttachment)
                    .Where(attachment => attachment.Text(kind.ToLowerInvariant()) == holder.NameInAws)
                    .Select(attachment => new JsonObject { ["PolicyArn"] = attachment.Text("policyArn") }),
            ]),
            ["Tags"] = new JsonArray([.. holder.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
        };
        if (kind == "Role")
        {
            json["AssumeRolePolicyDocument"] = JsonNode.Parse(holder.Text("assumeRolePolicy")!);
            json["InstanceProfileList"] = new JsonArray(
            [
                .. resources.Of(ResourceTypes.InstanceProfile).Where(profile => profile.Text("role") == holder.NameInAws)
                    .Select(profile => new JsonObject
                    {
                        ["InstanceProfileName"] = profile.NameInAws,
                        ["Arn"] = profile.Text("arn"),
                    }),
            ]);
        }

        return json;
    }
}
