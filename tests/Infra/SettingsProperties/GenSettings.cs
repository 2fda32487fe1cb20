using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Infra.Settings;

namespace Tests.Infra.SettingsProperties;

/// <summary>A stack's name and its settings, in the form in which Pulumi passes them to the program.</summary>
internal sealed record GivenSettings(string StackName, IReadOnlyDictionary<string, string> Config)
{
    public bool IsDev => Config.GetValueOrDefault("infra:stage") == "dev";

    public GivenSettings With(string key, string value) =>
        this with { Config = new Dictionary<string, string>(Config) { [key] = value } };

    public SettingsReading Read() => StackSettings.Read(Config, new HashSet<string>(), StackName);

    public override string ToString() =>
        $"{StackName}\n{string.Join('\n', Config.Select(setting => $"  {setting.Key}: {setting.Value}"))}";
}

/// <summary>Random valid settings of a dev stack; most are valid for prod too.</summary>
internal static class GenSettings
{
    private static readonly Gen<bool> Flag = Gen.Bool;

    private static readonly Gen<string> Address = Gen.Int[1, 223].Select(Gen.Int[0, 255], (high, low) =>
        string.Create(CultureInfo.InvariantCulture, $"{high}.{low}.0.0"));

    /// <summary>Networks without host bits: /8 and /16 of an address that ends in zeros, and /24.</summary>
    private static readonly Gen<string> Operators = Gen.OneOf(
        Address.Select(address => $"{address}/16"),
        Gen.Int[1, 223].Select(high => $"{high}.0.0.0/8"),
        Address.Select(Gen.Int[0, 255], (address, third) => $"{address[..^4]}.{third}.0/24"),
        Address.Select(Gen.Int[1, 255], (address, last) => $"{address[..^2]}.{last}/32"));

    private static readonly Gen<string> Name = Gen.OneOf(
        "dev", "test", "feature/long-branch-name_with.everything-and-more-of-it", "a", "UPPER", "x-y.z", "0",
        "a-stack-whose-name-is-too-long-for-a-bucket-and-for-a-role-of-iam");

    private static readonly Gen<JsonObject> Network = Gen.Select(
        Gen.Int[0, 255], Gen.Int[16, 20], Gen.Int[1, 3], Gen.OneOf("none", "one", "per-zone"), Flag,
        Gen.OneOf(LogRetention.Allowed.ToArray()),
        (block, prefix, zones, nat, logs, days) => new JsonObject
        {
            ["cidr"] = string.Create(CultureInfo.InvariantCulture, $"10.{block}.0.0/{prefix}"),
            ["zones"] = zones,
            ["nat"] = nat,
            ["flowLogs"] = logs,
            ["flowLogDays"] = days,
        });

    private static readonly Gen<JsonObject> Existing = Gen.Select(
        Gen.Int[0, 255], Gen.OneOf("none", "one"), Gen.Int[1, 3], Flag,
        (block, nat, zones, logs) => new JsonObject
        {
            ["cidr"] = string.Create(CultureInfo.InvariantCulture, $"10.{block}.0.0/16"),
            ["nat"] = nat,
            ["flowLogs"] = logs,
            ["existing"] = new JsonObject
            {
                ["vpc"] = "vpc-0123456789abcdef0",
                ["publicSubnets"] = Texts(["subnet-0123456789abcdef0"]),
                ["privateSubnets"] = Texts(Enumerable.Range(1, zones).Select(zone => $"subnet-0123456789abcde0{zone}")),
            },
        });

    /// <summary>The network of the stack, an existing one, or none.</summary>
    private static readonly Gen<JsonObject> AnyNetwork = Gen.Frequency(
        (4, Network), (2, Existing), (1, Gen.Const(() => new JsonObject { ["enabled"] = false })));

    private static readonly Gen<JsonObject> Keys = Gen.Select(
        Gen.OneOf("a", "b"), Gen.OneOf("active", "inactive"), Flag, Flag, Gen.Int[0, 2], (slot, status, two, dated, how) =>
        {
            var keys = new JsonArray(new JsonObject { ["slot"] = slot, ["status"] = status });
            if (two)
            {
                keys.Add(new JsonObject { ["slot"] = slot == "a" ? "b" : "a" });
            }

            for (var i = 0; dated && i < keys.Count; i++)
            {
                keys[i]!["created"] = $"2026-0{i + 1}-01";
            }

            var access = new JsonObject { ["keys"] = keys };
            switch (how)
            {
                case 1:
                    keys[^1]!["pgpKey"] = "mDMEAAAAABYJKwYBBAHaRw8BAQdA";
                    break;
                case 2:
                    access["handOver"] = new JsonObject { ["readers"] = Texts(["role/teams/Operations", "user/ann"]) };
                    break;
                default:
                    break;
            }

            return access;
        });

    private static readonly Gen<JsonObject> Bastion = Gen.Select(
        Operators.Array[1, 4], Flag, Gen.OneOf("t4g.nano", "t4g.micro", "c7gn.large"), Gen.OneOf(22, 2222, 1, 65_535),
        (networks, sessionManager, type, port) => new JsonObject
        {
            ["port"] = port,
            ["allowedCidrs"] = Texts(networks.Distinct()),
            ["publicKey"] = TestSettings.PublicKey,
            ["sessionManager"] = sessionManager,
            ["instanceType"] = type,
        });

    private static readonly Gen<JsonObject> AssumedRole = Gen.Select(
        Gen.Int[1, 12], Flag, Flag, Flag, Flag, Operators.Array[0, 3], Gen.OneOf("", "6b7c1a52"), Flag,
        (hours, checkpoints, savepoints, mfa, named, networks, id, tagged) =>
        {
            var access = new JsonObject
            {
                ["maxSessionHours"] = hours,
                ["mayDeleteCheckpoints"] = checkpoints,
                ["mayDeleteSavepoints"] = savepoints,
                ["requireMfa"] = mfa,
                ["sessionNamedForUser"] = named,
                ["sourceCidrs"] = Texts(networks.Distinct()),
                ["sourceCidrsBindSession"] = networks.Length > 0 && tagged,
                ["sessionTags"] = Texts(tagged ? ["team", "job"] : []),
            };
            if (id.Length > 0)
            {
                access["externalId"] = id;
            }

            return access;
        });

    private static readonly Gen<JsonObject> Direct = Gen.Select(Flag, Flag, Flag, (checkpoints, savepoints, mfa) => new JsonObject
    {
        ["mode"] = "direct",
        ["mayDeleteCheckpoints"] = checkpoints,
        ["mayDeleteSavepoints"] = savepoints,
        ["requireMfa"] = mfa,
    });

    private static readonly Gen<JsonObject> State = Gen.Select(
        Gen.Int[1, 3650], Gen.Int[7, 365], Flag, Gen.Int[1, 3650], Gen.Int[7, 30], Flag,
        (old, abort, log, days, deletion, named) =>
        {
            var state = new JsonObject
            {
                ["noncurrentDays"] = old,
                ["abortUploadDays"] = abort,
                ["accessLog"] = log,
                ["accessLogDays"] = days,
                ["keyDeletionDays"] = deletion,
            };
            if (named)
            {
                state["bucketName"] = "example-flink-state";
            }

            return state;
        });

    private static readonly Gen<JsonObject?> Emr = Gen.OneOf(
        Gen.Const(() => (JsonObject?)null),
        Gen.Select(Gen.OneOf(1, 3), Gen.Int[1, 16], Gen.Int[15, 200], (primaries, parallelism,
            volume) => (JsonObject?)new JsonObject
            {
                ["enabled"] = true,
                ["primaries"] = primaries,
                ["volumeGb"] = volume,
                ["flink"] = new JsonObject { ["parallelism"] = parallelism },
            }));

    private static readonly Gen<JsonObject?> Delivery = Gen.OneOf(
        Gen.Const(() => (JsonObject?)null),
        Gen.Select(Flag, Flag, Flag, (branch, existing, state) =>
        {
            var access = new JsonObject { ["repository"] = "example-org@123456/infra@456789", ["existingProvider"] = existing };
            if (branch)
            {
                access["branch"] = "main";
            }

            if (state)
            {
                access["stateBucket"] = "example-pulumi-state";
                access["previewReadsState"] = branch;
            }

            return (JsonObject?)access;
        }));

    private static readonly Gen<JsonObject> Tags = Gen.Select(
        Gen.OneOf("owner", "team", "cost centre", "Ü/ü"), Gen.OneOf("a", "", "x y"))
        .Array[0, 3].Select(tags => new JsonObject(
            tags.DistinctBy(tag => tag.Item1).Select(tag => KeyValuePair.Create(tag.Item1, (JsonNode?)tag.Item2))));

    public static Gen<GivenSettings> Dev { get; } = Gen.Select(
        Name, Gen.OneOf("us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1"), AnyNetwork,
        Gen.Frequency((5, Bastion), (1, Gen.Const(() => new JsonObject { ["enabled"] = false }))),
        Gen.Frequency((3, AssumedRole), (1, Direct)), State, Emr,
        Gen.Select(Delivery, Tags, Gen.Frequency((2, Gen.Const(() => new JsonObject())), (1, Keys)), GenUploaders.List),
        (name, region, network, bastion, access, state, emr, rest) =>
        {
            foreach (var (member, value) in rest.Item3)
            {
                access[member] = value?.DeepClone();
            }

            if (network.ContainsKey("enabled"))
            {
                (bastion, emr) = (new() { ["enabled"] = false }, null);
            }

            var config = new Dictionary<string, string>
            {
                ["aws:region"] = region,
                ["infra:stage"] = "dev",
                ["infra:network"] = network.ToJsonString(),
                ["infra:bastion"] = bastion.ToJsonString(),
                ["infra:access"] = access.ToJsonString(),
                ["infra:state"] = state.ToJsonString(),
                ["infra:tags"] = rest.Item2.ToJsonString(),
            };
            foreach (var (key, value) in new[] { ("infra:emr", emr), ("infra:previewAccess", rest.Item1) })
            {
                if (value is not null)
                {
                    config[key] = value.ToJsonString();
                }
            }

            if (rest.Item4 is { } uploaders)
            {
                config.Remove("infra:access");
                config["infra:uploaders"] = GenUploaders.For(uploaders, region, rest.Item1).ToJsonString();
            }

            return new GivenSettings(name, config);
        });

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
