using System.Text.Json.Nodes;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Drift.Readers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// Finds what gives access through the stack's resources and is not in the program: policies, credentials, rules, routes,
/// endpoints, instances, and settings of the bucket.
/// </summary>
internal sealed class UndeclaredSearch(IReadOnlyList<ReportedResource> declared, AccountState state, UndeclaredList found)
{
    /// <param name="declared">The declared resources that the account has, with the account's ids.</param>
    public static Undeclared In(IReadOnlyList<ReportedResource> declared, AccountState state, string stack, string project)
    {
        var list = new UndeclaredList(stack, project);
        var search = new UndeclaredSearch(declared, state, list);
        foreach (var user in declared.Of(ResourceTypes.User))
        {
            list.Search($"policies and groups of {user.Name}", () => search.OfUser(user));
            search.CredentialsOf(user);
        }

        foreach (var role in declared.Of(ResourceTypes.Role))
        {
            list.Search($"policies of {role.Name}", () => search.OfRole(role));
        }

        foreach (var bucket in declared.Of(ResourceTypes.Bucket))
        {
            search.OfBucket(bucket);
        }

        if (declared.Of(ResourceTypes.Vpc, ResourceTypes.SecurityGroup).Any())
        {
            list.Search("rules that the program does not declare", search.Rules);
            list.Search("routes that the program does not declare", search.Routes);
            list.Search("VPC endpoints that the program does not declare", search.Endpoints);
            list.Search("instances that the program does not declare", search.Instances);
        }

        return list.Found;
    }

    private void OfUser(ReportedResource declaredUser)
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

    private void OfRole(ReportedResource declaredRole)
    {
        var name = declaredRole.NameInAws ?? declaredRole.Id!;
        if (state.Iam.Role(name) is { } role)
        {
            Held(declaredRole, role, "role", "RolePolicyList", ResourceTypes.RolePolicy, ResourceTypes.RolePolicyAttachment,
                name);
        }
    }

    private void Held(
        ReportedResource holder, JsonObject actual, string kind, string list, string inlineType, string attachmentType,
            string name)
    {
        foreach (var inline in (actual[list] as JsonArray ?? []).OfType<JsonObject>())
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
            new() { [kind] = holder, ["name"] = policy, ["policy"] = document.AsText() ?? document?.ToJsonString()
                ?? "" }, command);

    // A managed policy outside the stack, so that the comparison sees what it allows.
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
        (holder["AttachedManagedPolicies"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(policy => policy["PolicyArn"].AsText()).OfType<string>();

    private IEnumerable<(string Name, JsonNode? Document)> PoliciesOf(JsonObject group, string list) =>
        (group[list] as JsonArray ?? []).OfType<JsonObject>()
            .Select(inline => (inline["PolicyName"].AsText() ?? "", (JsonNode?)inline["PolicyDocument"]))
            .Concat(Attached(group).Select(arn => (arn.Split('/')[^1], (JsonNode?)(IamAnswers.Document(state.Iam.Policy(arn))
                ?? throw new UnreadAnswerException($"the authorization details do not have the policy {arn}")))));

    private void CredentialsOf(ReportedResource user)
    {
        var name = user.NameInAws ?? user.Id!;
        found.Search($"access keys of {user.Name}", () =>
        {
            foreach (var key in state.List($"users/{name}/access-keys.json", "AccessKeyMetadata"))
            {
                if (key["AccessKeyId"].AsText() is { } id && !state.IsClaimed(id))
                {
                    var status = key["Status"].AsText();
                    found.Add(
                        ResourceTypes.AccessKey, $"{user.Name}/access-key/{id}", id,
                        new() { ["user"] = name, ["status"] = status == "Active" ? null : status },
                        $"aws iam delete-access-key --user-name {name} --access-key-id {id}");
                }
            }
        });
        found.Search($"password of {user.Name}", () =>
        {
            if (state.Answer($"users/{name}/login-profile.json") is not null)
            {
                found.Add(
                    user.Name, "has a password: whoever has it is the user in the console", SettingKind.Access,
                    $"aws iam delete-login-profile --user-name {name}");
            }
        });
        foreach (var (file, list, id, what, command) in Others(name))
        {
            found.Search($"{what} of {user.Name}", () =>
            {
                foreach (var item in state.List($"users/{name}/{file}.json", list).Select(item => item[id].AsText())
                    .OfType<string>())
                {
                    found.Add(user.Name, $"has {what} {item}: whoever holds it is the user", SettingKind.Access,
                        $"{command} {item}");
                }
            });
        }
    }

    private static IEnumerable<(string File, string List, string Id, string What, string Command)> Others(string user) =>
    [
        ("service-specific-credentials", "ServiceSpecificCredentials", "ServiceSpecificCredentialId", "the credential",
            $"aws iam delete-service-specific-credential --user-name {user} --service-specific-credential-id"),
        ("signing-certificates", "Certificates", "CertificateId", "the signing certificate",
            $"aws iam delete-signing-certificate --user-name {user} --certificate-id"),
        ("ssh-public-keys", "SSHPublicKeys", "SSHPublicKeyId", "the SSH key for CodeCommit",
            $"aws iam delete-ssh-public-key --user-name {user} --ssh-public-key-id"),
    ];

    private void OfBucket(ReportedResource bucket)
    {
        var name = bucket.NameInAws ?? bucket.Id!;
        found.Search($"access control list of {bucket.Name}", () =>
        {
            var acl = state.Answer($"buckets/{name}/acl.json");
            var owner = acl?["Owner"].At("ID").AsText();
            foreach (var grant in (acl?["Grants"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var grantee = grant["Grantee"].At("URI").AsText() ?? grant["Grantee"].At("ID").AsText();
                if (grantee is not null && grantee != owner)
                {
                    found.Add(
                        bucket.Name, $"its access control list gives {grant["Permission"].AsText()} to {grantee}",
                        SettingKind.Access, $"aws s3api put-bucket-acl --bucket {name} --acl private");
                }
            }
        });
        foreach (var (file, what, command) in ((string, string, string)[])
        [
            ("replication", "copies its objects to another bucket", "delete-bucket-replication"),
            ("website", "serves its objects as a website", "delete-bucket-website"),
        ])
        {
            found.Search($"{file} of {bucket.Name}", () =>
            {
                if (state.Answer($"buckets/{name}/{file}.json") is not null)
                {
                    found.Add(bucket.Name, what, SettingKind.Access, $"aws s3api {command} --bucket {name}");
                }
            });
        }

        found.Search($"access points of {bucket.Name}", () =>
        {
            foreach (var point in state.List($"buckets/{name}/access-points.json", "AccessPointList"))
            {
                found.Add(
                    bucket.Name, $"has the access point {point["Name"].AsText()}, whose policy is not read here",
                    SettingKind.Unseen,
                    $"aws s3control delete-access-point --account-id {state.Account} --name {point["Name"].AsText()}");
            }
        });
    }

    private void Rules()
    {
        var groups = declared.Of(ResourceTypes.SecurityGroup, ResourceTypes.DefaultSecurityGroup)
            .DistinctBy(group => group.Id).ToDictionary(group => group.Id!, group => group.Name);
        foreach (var rule in state.Network("security-group-rules", "SecurityGroupRules"))
        {
            if (rule["SecurityGroupRuleId"].AsText() is { } id && !state.IsClaimed(id)
                && rule["GroupId"].AsText() is { } group && groups.TryGetValue(group, out var name))
            {
                var side = rule["IsEgress"].IsTrue() ? "egress" : "ingress";
                found.Add(
                    side == "egress" ? ResourceTypes.SecurityGroupEgressRule : ResourceTypes.SecurityGroupIngressRule,
                    $"{name}/{side}/{id}", id, NetworkReaders.RuleInputs(rule),
                    $"aws ec2 revoke-security-group-{side} --group-id {group} --security-group-rule-ids {id}");
            }
        }
    }

    private void Routes()
    {
        var tables = declared.Of(ResourceTypes.RouteTable).DistinctBy(table => table.Id)
            .ToDictionary(table => table.Id!, table => table.Name);
        foreach (var table in state.Network("route-tables", "RouteTables"))
        {
            if (table["RouteTableId"].AsText() is not { } id || !tables.TryGetValue(id, out var name))
            {
                continue;
            }

            foreach (var route in (table["Routes"] as JsonArray ?? []).OfType<JsonObject>())
            {
                // The VPC's own route, and the routes that a gateway endpoint adds.
                if (route["GatewayId"].AsText() is { } gateway
                    && (gateway == "local" || gateway.StartsWith("vpce-", StringComparison.Ordinal)))
                {
                    continue;
                }

                if (NetworkReaders.Destination(route) is { } to && !state.IsClaimed($"{id} {to}"))
                {
                    var option = to.Contains(':', StringComparison.Ordinal) ? "destination-ipv6-cidr-block"
                        : to.StartsWith("pl-", StringComparison.Ordinal) ? "destination-prefix-list-id"
                            : "destination-cidr-block";
                    found.Add(
                        ResourceTypes.Route, $"{name}/route/{to}", $"r-{id}-{to}", NetworkReaders.RouteInputs(id, route),
                        $"aws ec2 delete-route --route-table-id {id} --{option} {to}");
                }
            }
        }
    }

    private void Endpoints()
    {
        var vpcs = declared.Of(ResourceTypes.Vpc).Select(vpc => vpc.Id).ToHashSet();
        foreach (var endpoint in state.Network("endpoints", "VpcEndpoints"))
        {
            if (endpoint["VpcEndpointId"].AsText() is { } id && !state.IsClaimed(id) && vpcs.Contains(endpoint["VpcId"].AsText())
                && endpoint["State"].AsText() is not ("deleted" or "deleting"))
            {
                found.Add(
                    ResourceTypes.VpcEndpoint, $"vpc/endpoint/{id}", id,
                        Json.WithoutNulls(NetworkReaders.EndpointInputs(endpoint)),
                    $"aws ec2 delete-vpc-endpoints --vpc-endpoint-ids {id}");
            }
        }
    }

    private void Instances()
    {
        var vpcs = declared.Of(ResourceTypes.Vpc).Select(vpc => vpc.Id).ToHashSet();
        var clusters = declared.Of(ResourceTypes.EmrCluster).Select(cluster => cluster.Id).ToHashSet();
        foreach (var instance in HostReaders.Instances(state))
        {
            var cluster = (instance["Tags"] as JsonArray ?? []).OfType<JsonObject>()
                .FirstOrDefault(tag => tag["Key"].AsText() == "aws:elasticmapreduce:job-flow-id")?["Value"].AsText();
            if (instance["InstanceId"].AsText() is { } id && !state.IsClaimed(id) && vpcs.Contains(instance["VpcId"].AsText())
                && !clusters.Contains(cluster))
            {
                found.Add(
                    ResourceTypes.Instance, $"vpc/instance/{id}", id, Json.WithoutNulls(HostReaders.InstanceInputs(instance)),
                    $"aws ec2 terminate-instances --instance-ids {id}");
                found.Add(
                    $"vpc/instance/{id}",
                    "runs in the stack's network and is not the stack's: it has "
                        + (instance["IamInstanceProfile"].At("Arn").AsText() is { } profile
                            ? $"the instance profile {profile.Split('/')[^1]}"
                            : "no instance profile"),
                    SettingKind.Access,
                    $"aws ec2 terminate-instances --instance-ids {id}");
            }
        }
    }
}
