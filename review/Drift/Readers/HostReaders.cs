using System.Text.Json.Nodes;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift.Readers;

/// <summary>Instances, addresses, key pairs, launch templates, log groups and EMR clusters.</summary>
internal static class HostReaders
{
    private const string DecidesNoAccess = "it does not affect access";

    public static IEnumerable<ResourceReader> All =>
    [
        new(ResourceTypes.Instance, Instance),
        new(ResourceTypes.Eip, Address),
        new(ResourceTypes.KeyPair, KeyPair),
        new(ResourceTypes.LogGroup, LogGroup),
        new(ResourceTypes.EmrCluster, Cluster),
        new(ResourceTypes.EmrSecurityConfiguration, SecurityConfiguration),
        new(ResourceTypes.BlockPublicAccess, BlockPublicAccess),
        new(ResourceTypes.RandomId, (_, _) => new Actual.NotCompared("it is a value of the program, not a resource of AWS")),
        new(ResourceTypes.RandomString, (_, _) => new Actual.NotCompared("it is a value of the program, not a resource of AWS")),
        new(ResourceTypes.EmrScalingPolicy, (_, _) => new Actual.NotCompared(DecidesNoAccess)),
        new(ResourceTypes.Secret, (_, _) => new Actual.NotCompared("secrets are never collected")),
        new(ResourceTypes.EmrInstanceGroup, (_, _) => new Actual.NotCompared(DecidesNoAccess)),
        new(ResourceTypes.SecretVersion, (_, _) => new Actual.NotCompared("its value is a secret, which is never collected")),
        new(
            ResourceTypes.Parameter,
            (_, _) => new Actual.NotCompared("its value is never collected, because it can be a secret")),
    ];

    /// <summary>The running and stopped instances.</summary>
    public static IReadOnlyList<JsonObject> Instances(AccountState state) =>
    [
        .. from reservation in state.Network("instances", "Reservations")
           from instance in reservation["Instances"].AsObjects()
           where instance["State"].At("Name").AsText() is not ("terminated" or "shutting-down")
           select instance,
    ];

    /// <summary>The inputs of an instance that decide about access.</summary>
    public static JsonObject InstanceInputs(JsonObject instance) => new()
    {
        ["subnetId"] = instance["SubnetId"].AsText(),
        ["vpcSecurityGroupIds"] = Groups(instance),
        ["iamInstanceProfile"] = instance["IamInstanceProfile"].At("Arn").AsText()?.Split('/')[^1],
        ["keyName"] = instance["KeyName"].AsText(),
        ["metadataOptions"] = new JsonObject
        {
            ["httpEndpoint"] = instance["MetadataOptions"].At("HttpEndpoint").AsText(),
            ["httpTokens"] = instance["MetadataOptions"].At("HttpTokens").AsText(),
            ["httpPutResponseHopLimit"] = instance["MetadataOptions"].At("HttpPutResponseHopLimit")?.DeepClone(),
        },
        ["sourceDestCheck"] = instance["SourceDestCheck"]?.GetValueKind() == System.Text.Json.JsonValueKind.False ? false : null,
        ["tags"] = AccountState.Tags(instance["Tags"]),
    };

    // A network interface that was attached later can have other groups than the instance.
    private static JsonArray Groups(JsonObject instance) => Json.Texts(
        new JsonArray([.. Lists(instance["SecurityGroups"]), .. instance["NetworkInterfaces"].AsObjects()
            .SelectMany(face => Lists(face["Groups"]))]),
        "GroupId");

    private static IEnumerable<JsonNode> Lists(JsonNode? list) =>
        list.AsObjects().Select(item => item.DeepClone());

    private static Actual Instance(ReportedResource declared, AccountState state)
    {
        var found = state.Find(declared, Instances(state), "InstanceId");
        if (found?["InstanceId"].AsText() is not { } id)
        {
            return new Actual.Gone();
        }

        state.Claim(id);
        var inputs = InstanceInputs(found);
        inputs["instanceType"] = found["InstanceType"].AsText();
        List<string> notCompared =
        [
            "its user data, which is never collected, because it can hold secrets",
            "whether it runs, which gives nobody access",
            "its disks, which are not collected",
        ];
        if (declared.Options.Ignores("ami"))
        {
            notCompared.Add("its image, because the newest one at its creation stays");
        }
        else
        {
            inputs["ami"] = found["ImageId"].AsText();
        }

        List<string> unread = [];
        try
        {
            inputs["disableApiTermination"] = state.Answer($"network/{state.Region}/instances/{id}.json")?
                ["DisableApiTermination"].At("Value").IsTrue();
        }
        catch (UnreadAnswerException missing)
        {
            unread.Add($"its termination protection: {missing.Message}");
        }

        return new Actual.Held(id, inputs)
        {
            Outputs = Json.WithoutNulls(new()
            {
                ["privateIp"] = found["PrivateIpAddress"].AsText(),
                ["privateDns"] = found["PrivateDnsName"].AsText(),
            }),
            UnreadParts = unread,
            PartsNotCompared = notCompared,
        };
    }

    private static Actual Address(ReportedResource declared, AccountState state)
    {
        var found = state.Find(declared, state.Network("addresses", "Addresses"), "AllocationId");
        return found?["AllocationId"].AsText() is not { } id ? new Actual.Gone()
            : new Actual.Held(id, new()
            {
                ["instance"] = declared.Inputs.ContainsKey("instance") ? found["InstanceId"].AsText() : null,
                ["tags"] = AccountState.Tags(found["Tags"]),
            })
            {
                Outputs = Json.WithoutNulls(new() { ["allocationId"] = id, ["publicIp"] = found["PublicIp"].AsText() }),
            };
    }

    private static Actual KeyPair(ReportedResource declared, AccountState state)
    {
        var found = state.Network("key-pairs", "KeyPairs")
            .FirstOrDefault(pair => pair["KeyName"].AsText() == declared.Text("keyName"));
        if (found is null)
        {
            return new Actual.Gone();
        }

        var inputs = new JsonObject { ["tags"] = AccountState.Tags(found["Tags"]) };
        if (found["PublicKey"].AsText() is { } key)
        {
            // EC2 replaces the comment by the pair's name.
            inputs["publicKey"] = Material(key) == Material(declared.Text("publicKey") ?? "") ? declared.Text("publicKey") : key;
        }

        return new Actual.Held(declared.Text("keyName")!, inputs)
        {
            Outputs = Json.WithoutNulls(new() { ["keyPairId"] = found["KeyPairId"].AsText() }),
            UnreadParts = found.ContainsKey("PublicKey") ? []
                : ["its public key: describe-key-pairs was called without --include-public-key"],
        };
    }

    private static string Material(string key) => string.Join(' ', key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2));

    private static Actual LogGroup(ReportedResource declared, AccountState state)
    {
        var found = state.List($"logs/{state.Region}/log-groups.json", "logGroups")
            .FirstOrDefault(group => group["logGroupName"].AsText() == declared.Text("name"));
        return found is null ? new Actual.Gone()
            : new Actual.Held(declared.Text("name")!, new()
            {
                ["retentionInDays"] = found["retentionInDays"]?.DeepClone(),
                ["kmsKeyId"] = found["kmsKeyId"].AsText(),
            })
            {
                Outputs = Json.WithoutNulls(new()
                {
                    ["arn"] = found["arn"].AsText() is { } arn
                    ? arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn : null
                }),
            };
    }

    /// <summary>The clusters that run.</summary>
    public static IReadOnlyList<JsonObject> Clusters(AccountState state) =>
    [
        .. state.List($"emr/{state.Region}/clusters.json", "Clusters")
            .Where(cluster => cluster["Status"].At("State").AsText() is not (
                "TERMINATED" or "TERMINATED_WITH_ERRORS" or "TERMINATING")),
    ];

    private static Actual Cluster(ReportedResource declared, AccountState state)
    {
        var clusters = Clusters(state);
        var found = state.ExportedId(declared.Urn) is { } exported
            ? clusters.FirstOrDefault(cluster => cluster["Id"].AsText() == exported)
            : clusters.FirstOrDefault(cluster => cluster["Name"].AsText() == declared.NameInAws);
        if (found?["Id"].AsText() is not { } id
            || state.Answer($"emr/{state.Region}/clusters/{id}.json")?["Cluster"] is not JsonObject cluster)
        {
            return new Actual.Gone();
        }

        state.Claim(id);
        var attributes = cluster["Ec2InstanceAttributes"];
        return new Actual.Held(id, new()
        {
            ["releaseLabel"] = cluster["ReleaseLabel"].AsText(),
            ["serviceRole"] = Same(declared.Text("serviceRole"), cluster["ServiceRole"].AsText()),
            ["securityConfiguration"] = cluster["SecurityConfiguration"].AsText(),
            ["terminationProtection"] = declared.Inputs.ContainsKey("terminationProtection")
                || cluster["TerminationProtected"].IsTrue()
                ? cluster["TerminationProtected"].IsTrue() : null,
            ["customAmiId"] = cluster["CustomAmiId"].AsText(),
            ["logUri"] = Same(declared.Text("logUri"), cluster["LogUri"].AsText(), Place),
            // A folder of an earlier version does not have the applications.
            ["applications"] = cluster["Applications"] is JsonArray ? Json.Texts(cluster["Applications"], "Name")
                : declared.Inputs["applications"]?.DeepClone(),
            ["ec2Attributes"] = Json.WithoutNulls(new()
            {
                ["instanceProfile"] = Same(
                    declared.Text("ec2Attributes.instanceProfile"), attributes.At("IamInstanceProfile").AsText()),
                ["keyName"] = attributes.At("Ec2KeyName").AsText(),
                ["subnetId"] = attributes.At("Ec2SubnetId").AsText(),
                ["emrManagedMasterSecurityGroup"] = attributes.At("EmrManagedMasterSecurityGroup").AsText(),
                ["emrManagedSlaveSecurityGroup"] = attributes.At("EmrManagedSlaveSecurityGroup").AsText(),
                ["serviceAccessSecurityGroup"] = attributes.At("ServiceAccessSecurityGroup").AsText(),
                ["additionalMasterSecurityGroups"] = Groups(
                    declared.Text("ec2Attributes.additionalMasterSecurityGroups"),
                    attributes.At("AdditionalMasterSecurityGroups")),
                ["additionalSlaveSecurityGroups"] = Groups(
                    declared.Text("ec2Attributes.additionalSlaveSecurityGroups"), attributes.At("AdditionalSlaveSecurityGroups")),
            }),
            ["tags"] = AccountState.Tags(cluster["Tags"]),
        })
        {
            PartsNotCompared =
            [
                "its bootstrap actions, steps and instance groups",
                "the configurations of its applications, which are never collected, because they can hold passwords",
            ],
        };
    }

    // EMR accepts a name or an ARN, and can answer with either.
    private static string? Same(string? declared, string? actual) => Same(declared, actual, text => text?.Split('/')[^1]);

    private static string? Same(string? declared, string? actual, Func<string?, string?> meaning) =>
        meaning(declared) == meaning(actual) ? declared : actual;

    // EMR answers with another scheme than the one that it was given, and with a slash at the end.
    private static string? Place(string? uri) => uri?.Split("://")[^1].TrimEnd('/');

    // The provider takes the ids in one text, with commas.
    private static string? Groups(string? declared, JsonNode? actual) =>
        Same(declared, actual.AsTexts() is { Count: > 0 } ids ? string.Join(',', ids) : null, text => text is null ? null
            : string.Join(',', text.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)));

    private static Actual SecurityConfiguration(ReportedResource declared, AccountState state)
    {
        var id = state.ExportedId(declared.Urn) ?? declared.Text("name") ?? "";
        var prefix = declared.Text("namePrefix");
        var all = state.List($"emr/{state.Region}/security-configurations.json", "SecurityConfigurations")
            .Select(item => item["Name"].AsText()).OfType<string>().ToArray();
        var name = all.FirstOrDefault(name => name == id)
            ?? (state.HasExport || prefix is null ? null
                : all.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToArray() is [var only] ? only : null);
        return name is null ? new Actual.Gone()
            : new Actual.Held(name, new()
            {
                ["configuration"] = state.Answer($"emr/{state.Region}/security-configurations/{name}.json")?
                    ["SecurityConfiguration"].AsText(),
            })
            {
                Outputs = new() { ["name"] = name },
            };
    }

    private static Actual BlockPublicAccess(ReportedResource declared, AccountState state)
    {
        var block = state.Answer($"emr/{state.Region}/block-public-access.json")?["BlockPublicAccessConfiguration"];
        return block is null ? new Actual.Gone()
            : new Actual.Held(declared.Id!, new()
            {
                ["blockPublicSecurityGroupRules"] = block.At("BlockPublicSecurityGroupRules").IsTrue(),
                ["permittedPublicSecurityGroupRuleRanges"] =
                    block.At("PermittedPublicSecurityGroupRuleRanges") is JsonArray { Count: > 0 } ranges ? Json.Camel(ranges)
                        : null,
            });
    }
}
