using System.Text.Json.Nodes;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>Users, roles, policies and attachments, from the authorization details.</summary>
internal static class IamReaders
{
    // The default of a role's longest session.
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
    private const double OneHour = 3600;

    public static IEnumerable<ResourceReader> All =>
    [
        new(ResourceTypes.Role, Role),
        new(ResourceTypes.User, User),
        new(ResourceTypes.Policy, Policy),
        new(ResourceTypes.RolePolicy, (policy, state) =>
            Inline(policy, state.Iam.Role(policy.Text("role") ?? ""), "RolePolicyList")),
        new(ResourceTypes.UserPolicy, (policy, state) =>
            Inline(policy, state.Iam.User(policy.Text("user") ?? ""), "UserPolicyList")),
        new(ResourceTypes.RolePolicyAttachment, (attachment, state) =>
            Attachment(attachment, state.Iam.Role(attachment.Text("role") ?? ""))),
        new(ResourceTypes.UserPolicyAttachment, (attachment, state) =>
            Attachment(attachment, state.Iam.User(attachment.Text("user") ?? ""))),
        new(ResourceTypes.InstanceProfile, InstanceProfile),
        new(ResourceTypes.AccessKey, AccessKey),
        new(ResourceTypes.OidcProvider, OidcProvider),
    ];

    private static Actual Role(ReportedResource declared, AccountState state)
    {
        var name = declared.NameInAws ?? state.ExportedId(declared.Urn) ?? "";
        if (state.Iam.Role(name) is not { } role)
        {
            return new Actual.Gone();
        }

        var inputs = Holder(role);
        inputs["assumeRolePolicy"] = role["AssumeRolePolicyDocument"]?.ToJsonString();
        List<string> unread = [];
        try
        {
            // The authorization details have neither the description nor the longest session.
            var details = state.Answer($"roles/{name}.json")?["Role"];
            inputs["description"] = details.At("Description").AsText();
            inputs["maxSessionDuration"] = details.At("MaxSessionDuration").AsNumber() is { } seconds
                && (seconds != OneHour || declared.Inputs.ContainsKey("maxSessionDuration")) ? seconds : null;
        }
        catch (UnreadAnswerException missing)
        {
            unread.Add($"its longest session: {missing.Message}");
        }

        return new Actual.Held(name, inputs)
        {
            Outputs = Outputs(role, ("arn", "Arn"), ("name", "RoleName"), ("uniqueId", "RoleId")),
            UnreadParts = unread,
        };
    }

    private static Actual User(ReportedResource declared, AccountState state) =>
        state.Iam.User(declared.NameInAws ?? state.ExportedId(declared.Urn) ?? "") is not { } user ? new Actual.Gone()
        : new Actual.Held(user["UserName"].AsText()!, Holder(user))
        {
            Outputs = Outputs(user, ("arn", "Arn"), ("name", "UserName"), ("uniqueId", "UserId")),
        };

    private static JsonObject Holder(JsonObject holder) => new()
    {
        ["path"] = holder["Path"].AsText() is { } path and not "/" ? path : null,
        ["permissionsBoundary"] = holder["PermissionsBoundary"].At("PermissionsBoundaryArn").AsText(),
        ["tags"] = AccountState.Tags(holder["Tags"]),
    };

    private static Actual Policy(ReportedResource declared, AccountState state)
    {
        var arn = state.ExportedId(declared.Urn) ?? state.Rewrite(declared.Text("arn") ?? "");
        if (state.Iam.Policy(arn) is not { } policy)
        {
            return new Actual.Gone();
        }

        return IamAnswers.Document(policy) is { } document
            ? new Actual.Held(arn, new() { ["policy"] = document.ToJsonString() })
            {
                Outputs = Outputs(policy, ("arn", "Arn"), ("policyId", "PolicyId")),
            }
            : new Actual.Unread($"the authorization details do not have the default version of {arn}");
    }

    private static Actual Inline(ReportedResource declared, JsonObject? holder, string list)
    {
        var name = declared.Text("name") ?? declared.Name;
        var found = (holder?[list]).AsObjects()
            .FirstOrDefault(policy => policy["PolicyName"].AsText() == name);
        return found?["PolicyDocument"] is { } document
            ? new Actual.Held(declared.Id!, new() { ["policy"] = document.ToJsonString() }) : new Actual.Gone();
    }

    private static Actual Attachment(ReportedResource declared, JsonObject? holder)
    {
        var arn = declared.Text("policyArn");
        return (holder?["AttachedManagedPolicies"]).AsObjects()
            .Any(policy => policy["PolicyArn"].AsText() == arn)
            ? new Actual.Held(declared.Id!, []) : new Actual.Gone();
    }

    private static Actual InstanceProfile(ReportedResource declared, AccountState state)
    {
        var holder = (from role in state.Iam.Roles
                      from profile in role["InstanceProfileList"].AsObjects()
                      where profile["InstanceProfileName"].AsText() == declared.NameInAws
                      select (Role: role, Profile: profile)).FirstOrDefault();
        // A profile without a role is in no role's list.
        return holder.Profile is null ? new Actual.Gone()
            : new Actual.Held(declared.NameInAws!, new() { ["role"] = holder.Role["RoleName"].AsText() })
            {
                Outputs = Outputs(holder.Profile, ("arn", "Arn"), ("uniqueId", "InstanceProfileId")),
            };
    }

    private static Actual AccessKey(ReportedResource declared, AccountState state)
    {
        var user = declared.Text("user") ?? "";
        var keys = state.List($"users/{user}/access-keys.json", "AccessKeyMetadata");
        var exported = state.ExportedId(declared.Urn);
        // Without an export, the oldest key counts as the declared one.
        var found = exported is not null ? keys.FirstOrDefault(key => key["AccessKeyId"].AsText() == exported)
            : keys.Where(key => !state.IsClaimed(key["AccessKeyId"].AsText() ?? ""))
                .OrderBy(key => key["CreateDate"].AsText(), StringComparer.Ordinal).FirstOrDefault();
        if (found?["AccessKeyId"].AsText() is not { } id)
        {
            return new Actual.Gone();
        }

        state.Claim(id);
        return new Actual.Held(id, new()
        {
            ["status"] = found["Status"].AsText() is { } status and not "Active" ? status
            : null
        })
        {
            PartsNotCompared = exported is not null ? []
                : ["its id: without an export of the stack, the user's oldest key counts as the declared one"],
        };
    }

    private static Actual OidcProvider(ReportedResource declared, AccountState state)
    {
        var arn = state.ExportedId(declared.Urn) ?? state.Rewrite(declared.Text("arn") ?? "");
        if (!state.List("identity-providers.json", "OpenIDConnectProviderList").Any(item => item["Arn"].AsText() == arn))
        {
            return new Actual.Gone();
        }

        var provider = state.Answer($"identity-providers/{arn.Split("oidc-provider/")[^1].Replace('/', '_')}.json");
        return new Actual.Held(arn, new()
        {
            ["url"] = provider?["Url"].AsText() is { } url ? $"https://{url.Replace("https://", "", StringComparison.Ordinal)}"
                : null,
            ["clientIdLists"] = provider?["ClientIDList"]?.DeepClone(),
            ["thumbprintLists"] = provider?["ThumbprintList"]?.DeepClone(),
            ["tags"] = AccountState.Tags(provider?["Tags"]),
        })
        {
            Outputs = new() { ["arn"] = arn },
        };
    }

    private static JsonObject Outputs(JsonObject from, params (string Output, string Member)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Output, from[member.Member]?.DeepClone())));
}
