using Infra.Flink;
using Infra.Settings;

namespace Tests.Infra.Settings;

public sealed class EmrSettingsTests
{
    private static readonly TestSettings Dev = TestSettings.Settings().With("infra:stage", "dev");

    [Fact]
    public void There_is_no_cluster_by_default()
    {
        Assert.Null(TestSettings.Settings().Read().Emr);
        Assert.Null(TestSettings.Settings().With("infra:emr", """{"flink": {"parallelism": 64}}""").Read().Emr);
    }

    [Fact]
    public void The_defaults_give_a_working_cluster()
    {
        var emr = Emr(Dev, """{"enabled": true}""");

        Assert.Equal(("emr-7.13.0", "2023.12.20260622.0"), (emr.Release.Label, emr.OsRelease));
        Assert.Equal(("m7g.xlarge", "m7g.xlarge"), (emr.PrimaryType.Type, emr.CoreType.Type));
        Assert.Equal((1, 1, 2, true), (emr.Primaries, emr.Size.Instances, emr.MaxCoreInstances, emr.Scales));
        Assert.Equal((StateBackend.RocksDb, true, 3), (emr.Flink.Backend, emr.Flink.Incremental, emr.Flink.RetainedCheckpoints));
        Assert.True(emr.InTransit);
    }

    [Fact]
    public void Only_a_dev_cluster_with_one_primary_ends_when_idle()
    {
        Assert.Equal(60, Emr(Dev, """{"enabled": true}""").IdleMinutes);
        Assert.Null(Emr(Dev, """{"enabled": true, "idleMinutes": 0}""").IdleMinutes);
        Assert.Null(Emr(Dev, """{"enabled": true, "primaries": 3}""").IdleMinutes);
        Assert.Null(Emr(TestSettings.Settings(), """{"enabled": true}""").IdleMinutes);
    }

    public static TheoryData<string, string> Refused => new()
    {
        {
            """{"enabled": true, "release": "emr-7.99.0"}""",
            "infra:emr.release: `emr-7.99.0`: `emr-7.99.0` is not a known EMR release; known are emr-7.13.0, emr-7.12.0, "
                + "emr-7.11.0, emr-7.10.0, emr-7.9.0, emr-7.8.0, emr-7.7.0, emr-7.6.0, emr-7.5.0, emr-7.4.0, emr-7.3.0; write "
                + "emr-7.13.0, for example"
        },
        {
            """{"enabled": true, "osRelease": "2.0.20220218.1"}""",
            "infra:emr.osRelease: `2.0.20220218.1`: must be a release of Amazon Linux 2023; write one that `aws emr "
                + "describe-release-label --release-label emr-7.13.0` lists, such as 2023.12.20260622.0"
        },
        {
            """{"enabled": true, "coreInstanceType": "t4g.large"}""",
            "infra:emr.coreInstanceType: `t4g.large`: `t4g.large` is not a known instance type; known are c6g, c6i, c7g, m6g, "
                + "m6i, m7g, r6g, r6i, r7g, each from xlarge to 16xlarge; write m7g.xlarge, for example"
        },
        { """{"enabled": true, "primaries": 2}""",
            "infra:emr.primaries: `2`: must be 1 or 3: EMR runs one primary node, or three for high availability; write 1 or 3" },
        { """{"enabled": true, "zone": 3}""",
            "infra:emr.zone: `3`: must be at most infra:network.zones, which is 2; write a number from 1 to 2" },
        {
            """{"enabled": true, "flink": {"parallelism": 64, "taskManagers": 8}}""",
            "infra:emr.flink.taskManagers: `8`: 8 TaskManagers with 2 slots have 16 slots, but parallelism is 64; write 32, or "
                + "leave it out"
        },
        {
            """{"enabled": true, "coreInstances": 2, "flink": {"parallelism": 64}}""",
            "infra:emr.coreInstances: `2`: 32 TaskManagers and a JobManager need 17 instances of m7g.xlarge (4 vCPUs, 16384 "
                + "MB), but coreInstances is 2; write 17, or leave it out"
        },
        {
            """{"enabled": true, "maxCoreInstances": 2, "flink": {"parallelism": 64}}""",
            "infra:emr.maxCoreInstances: `2`: must be at least 17, the number of core instances that the jobs need; write 17 "
                + "for no scaling, or more"
        },
        {
            """{"enabled": true, "longestOutageDays": 14}""",
            "infra:emr.longestOutageDays: `14`: must be at most infra:state.abortUploadDays, which is 7: then S3 aborts the "
                + "uploads that a resumed job needs; set abortUploadDays to 14 or more, or write a shorter outage"
        },
        {
            """{"enabled": true, "idleMinutes": 30, "primaries": 3}""",
            "infra:emr.idleMinutes: `30`: cannot apply to a cluster of three primaries, which has termination protection; "
                + "leave it out"
        },
        {
            """{"enabled": true, "flink": {"stateBackend": "hashmap", "incremental": true}}""",
            "infra:emr.flink.incremental: `true`: must be false with the hashmap backend, which writes full checkpoints; write "
                + "false, or use rocksdb"
        },
        {
            """{"enabled": true, "flink": {"stateBackend": "hashmap", "stateMb": 100000}}""",
            "infra:emr.flink.stateMb: `100000`: each TaskManager would hold 100000 MB of state on a heap of 2832 MB; write "
                + "stateBackend rocksdb, or use more memory or TaskManagers"
        },
        {
            """{"enabled": true, "flink": {"properties": {"s3.entropy.key": "_entropy_"}}}""",
            "infra:emr.flink.properties.s3.entropy.key: `_entropy_`: must not use entropy: Flink would write checkpoints "
                + "outside the prefixes of the policies and lifecycle rules; leave it out; S3 scales a busy prefix by itself"
        },
        {
            """{"enabled": true, "flink": {"properties": {"state.checkpoints.dir": "s3://elsewhere/"}}}""",
            "infra:emr.flink.properties.state.checkpoints.dir: `s3://elsewhere/`: is set by the stack; use the matching "
                + "setting of infra:emr, or leave it out"
        },
        {
            """{"enabled": true, "flink": {"properties": {"env.java.opts": "-Da\nsecurity.x: y"}}}""",
            "infra:emr.flink.properties.env.java.opts: has a control character or a character that cannot be read, and Flink "
                + "reads one line for each property; take it out of the key and the value"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a\u0007b": "1"}}}""",
            @"infra:emr.flink.properties.a\u0007b: has a control character or a character that cannot be read, and Flink reads one line for each property; take it out of the key and the value"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a.b": "\uFFFD"}}}""",
            "infra:emr.flink.properties.a.b: has a control character or a character that cannot be read, and Flink reads one "
                + "line for each property; take it out of the key and the value"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a.b": "\uD800"}}}""",
            @"infra:emr.flink.properties.a.b: has half of a surrogate pair, a \u escape from \uD800 to \uDFFF, which is no character; write the character itself"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a\uDC00b": "1"}}}""",
            @"infra:emr.flink.properties: has half of a surrogate pair, a \u escape from \uD800 to \uDFFF, which is no character; write the character itself"
        },
        { """{"enabled": true, "flink": {"properties": ["a"]}}""",
            """infra:emr.flink.properties: `["a"]`: must be an object of strings; write one key: value per line""" },
        { """{"enabled": true, "flink": {"slotz": 2}}""",
            "infra:emr.flink.slotz: `slotz` is not a setting of infra:emr.flink; did you mean `slots`?" },
        { """{"enabled": true, "flink": 64}""",
            "infra:emr.flink: `64`: must be an object; write its settings below it, one per line" },
        { """{"enabled": true, "releaze": "emr-7.13.0"}""",
            "infra:emr.releaze: `releaze` is not a setting of infra:emr; did you mean `release`?" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_impossible_setting_is_refused_with_its_rule_and_remedy(string emr, string problem) =>
        Assert.Equal([problem], Dev.With("infra:emr", emr).Problems());

    [Theory]
    [InlineData(
        """{"enabled": true, "inTransitEncryption": false}""",
        "infra:emr.inTransitEncryption: `false`: sends state between nodes unencrypted, which a prod stack must not allow; "
            + "write true, or leave it out")]
    [InlineData(
        """{"enabled": true, "idleMinutes": 30}""",
        "infra:emr.idleMinutes: `30`: cannot apply to a prod cluster, which has termination protection; leave it out")]
    public void A_prod_stack_refuses_settings_that_a_dev_stack_accepts(string emr, string problem)
    {
        Assert.Equal([problem], TestSettings.Settings().With("infra:emr", emr).Problems());
        Assert.NotNull(Dev.With("infra:emr", emr).Read().Emr);
    }

    [Fact]
    public void Unencrypted_traffic_and_a_better_backend_are_noted()
    {
        var notes = Dev.With("infra:emr", """{"enabled": true, "inTransitEncryption": false, "flink": {"stateMb": 100}}""")
            .Notes();

        Assert.Equal(["EMR_TRAFFIC_IN_THE_CLEAR", "STATE_BACKEND"], notes.Select(note => note.Code));
    }

    internal static EmrSettings Emr(TestSettings given, string emr) =>
        Assert.IsType<EmrSettings>(given.With("infra:emr", emr).Read().Emr);
}
