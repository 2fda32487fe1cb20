using System.Text.Json.Nodes;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>The policies, groups and instance profiles of declared users and roles that the program does not declare.</summary>
internal sealed class UndeclaredPolicies(IReadOnlyList<ReportedResource> declared, AccountState state, UndeclaredList found)
{
    public void OfUser(ReportedResource declaredUser)
    {
        var name = declaredUser.NameInAws ?? declaredUser.Id!;
        if (state.Iam.User(name) is not { } user)
        {
            return;
        }

        Held(declaredUser, user, "user", "UserPolicyList", ResourceTypes.UserPolicy, ResourceTypes.UserPolicyAttachment, name);
        foreach (var group in user["GroupList"].AsTexts())
        {
            var command = $"aws iam remove-user-from-group --user-name {name} --group-name {group}";
            found.Add(declaredUser.Name, $"is in the group {group}, and has its policies", SettingKind.Access, command);
            if (state.Iam.Group(group) is not { } members)
            {
                throw new UnreadAnswerException($"the authorization details have no group {group}");
            }

            foreach (var (policy, document) in PoliciesOf(members, "GroupPolicyList"))
            {
                AddInline(ResourceTypes.UserPolicy, "user", $"{declaredUser.Name}/group/{group}/{policy}", name, policy,
                    document, command);
            }
        }
    }

    public void OfRole(ReportedResource declaredRole)
    {
        var name = declaredRole.NameInAws ?? declaredRole.Id!;
        if (state.Iam.Role(name) is { } role)
        {
            Held(declaredRole, role, "role", "RolePolicyList", ResourceTypes.RolePolicy, ResourceTypes.RolePolicyAttachment,
                name);
            var known = declared.Of(ResourceTypes.InstanceProfile).Select(profile => profile.NameInAws).ToHashSet();
            foreach (var profile in role["InstanceProfileList"].AsObjects()
                .Select(profile => profile["InstanceProfileName"].AsText()).OfType<string>().Where(one => !known.Contains(one)))
            {
                found.Add(
                    ResourceTypes.InstanceProfile, $"{declaredRole.Name}/instance-profile/{profile}", profile,
                    new() { ["name"] = profile, ["role"] = name },
                    $"aws iam remove-role-from-instance-profile --instance-profile-name {profile} --role-name {name}");
            }
        }
    }

    private void Held(
        ReportedResource holder, JsonObject actual, string kind, string list, string inlineType, string attachmentType,
            string name)
    {
        foreach (var inline in actual[list].AsObjects())
        {
            var policy = inline["PolicyName"].AsText() ?? "";
            if (!declared.Of(inlineType).Any(known => known.Text(kind) == name && (known.Text("name") ?? known.Name) == policy))
            {
                AddInline(
                    inlineType, kind, $"{holder.Name}/inline/{policy}", name, policy, inline["PolicyDocument"],
                    $"aws iam delete-{kind}-policy --{kind}-name {name} --policy-name {policy}");
            }
        }

        foreach (var arn in Attached(actual))
        {
            if (declared.Of(attachmentType).Any(known => known.Text(kind) == name && known.Text("policyArn") == arn)
                || holder.Texts("managedPolicyArns").Contains(arn))
            {
                continue;
            }

            var command = $"aws iam detach-{kind}-policy --{kind}-name {name} --policy-arn {arn}";
            if (IamAnswers.Document(state.Iam.Policy(arn)) is { } document && LargePolicies.IsLarge(document))
            {
                found.Add(
                    holder.Name, $"holds {arn}, which names {LargePolicies.Count(document)} actions; they are compared only in "
                        + string.Join(", ", LargePolicies.Compared), SettingKind.Access, command);
            }

            found.Add(
                attachmentType, $"{holder.Name}/attached/{arn.Split('/')[^1]}", $"{name}/{arn}",
                new() { [kind] = name, ["policyArn"] = arn },
                    command);
            AddPolicy(arn);
        }

        if (actual["PermissionsBoundary"].At("PermissionsBoundaryArn").AsText() is { } boundary
            && holder.Text("permissionsBoundary") != boundary)
        {
            AddPolicy(boundary);
        }
    }

    private void AddInline(
        string type, string kind, string name, string holder, string policy, JsonNode? document, string command) =>
        found.Add(type, name, $"{holder}:{policy}",
            new()
            {
                [kind] = holder,
                ["name"] = policy,
                ["policy"] = document.AsText() ?? document?.ToJsonString()
                ?? ""
            }, command);

    // The comparison needs the document of a managed policy outside the stack.
    private void AddPolicy(string arn)
    {
        if (declared.Find(ResourceTypes.Policy, arn) is null && IamAnswers.Document(state.Iam.Policy(arn)) is { } document)
        {
            var name = arn.Split('/')[^1];
            found.Add(
                ResourceTypes.Policy, name, arn,
                new() { ["name"] = name, ["policy"] = LargePolicies.Shortened(document).ToJsonString() }, "");
        }
    }

    private static IEnumerable<string> Attached(JsonObject holder) =>
        holder["AttachedManagedPolicies"].AsObjects()
            .Select(policy => policy["PolicyArn"].AsText()).OfType<string>();

    private IEnumerable<(string Name, JsonNode? Document)> PoliciesOf(JsonObject group, string list) =>
        group[list].AsObjects()
            .Select(inline => (inline["PolicyName"].AsText() ?? "", (JsonNode?)inline["PolicyDocument"]))
            .Concat(Attached(group).Select(arn => (arn.Split('/')[^1], (JsonNode?)(IamAnswers.Document(state.Iam.Policy(arn))
                ?? throw new UnreadAnswerException($"the authorization details do not have the policy {arn}")))));
}
