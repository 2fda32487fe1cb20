using Infra.Flink;
using Infra.Settings;
using Tests.Infra;

namespace Tests.Flink;

public sealed class EmrSettingsTests
{
    private static readonly Given Dev = Given.Settings().With("infra:stage", "dev");

    [Fact]
    public void There_is_no_cluster_unless_it_is_asked_for()
    {
        Assert.Null(Given.Settings().Read().Emr);
        Assert.Null(Given.Settings().With("infra:emr", """{"flink": {"parallelism": 64}}""").Read().Emr);
    }

    [Fact]
    public void What_is_not_said_has_a_default_that_runs()
    {
        var emr = Emr(Dev, """{"enabled": true}""");

        Assert.Equal(("emr-7.13.0", "2023.12.20260622.0"), (emr.Release.Label, emr.OsRelease));
        Assert.Equal(("m7g.xlarge", "m7g.xlarge"), (emr.PrimaryType.Type, emr.CoreType.Type));
        Assert.Equal((1, 1, 2, true), (emr.Primaries, emr.Size.Instances, emr.MaxCoreInstances, emr.Scales));
        Assert.Equal((StateBackend.RocksDb, true, 3), (emr.Flink.Backend, emr.Flink.Incremental, emr.Flink.RetainedCheckpoints));
        Assert.True(emr.InTransit);
    }

    [Fact]
    public void A_dev_cluster_ends_when_idle_and_a_guarded_one_never()
    {
        Assert.Equal(60, Emr(Dev, """{"enabled": true}""").IdleMinutes);
        Assert.Null(Emr(Dev, """{"enabled": true, "idleMinutes": 0}""").IdleMinutes);
        Assert.Null(Emr(Dev, """{"enabled": true, "primaries": 3}""").IdleMinutes);
        Assert.Null(Emr(Given.Settings(), """{"enabled": true}""").IdleMinutes);
    }

    public static TheoryData<string, string> Refused => new()
    {
        {
            """{"enabled": true, "release": "emr-7.99.0"}""",
            "infra:emr.release: `emr-7.99.0`: `emr-7.99.0` is not a release that this project knows the Flink version of; known are emr-7.13.0, emr-7.12.0, emr-7.11.0, emr-7.10.0, emr-7.9.0, emr-7.8.0, emr-7.7.0, emr-7.6.0, emr-7.5.0, emr-7.4.0, emr-7.3.0; write emr-7.13.0, for example"
        },
        {
            """{"enabled": true, "osRelease": "2.0.20220218.1"}""",
            "infra:emr.osRelease: `2.0.20220218.1`: is not a release of Amazon Linux 2023; write one that `aws emr describe-release-label --release-label emr-7.13.0` lists, such as 2023.12.20260622.0"
        },
        {
            """{"enabled": true, "coreInstanceType": "t4g.large"}""",
            "infra:emr.coreInstanceType: `t4g.large`: `t4g.large` is not a type that this project knows the size of: c6g, c6i, c7g, m6g, m6i, m7g, r6g, r6i, r7g, each from xlarge to 16xlarge; write m7g.xlarge, for example"
        },
        { """{"enabled": true, "primaries": 2}""", "infra:emr.primaries: `2`: EMR runs one primary node, or three that vote; write 1 or 3" },
        { """{"enabled": true, "zone": 3}""", "infra:emr.zone: `3`: infra:network.zones is 2; write a number from 1 to 2" },
        {
            """{"enabled": true, "flink": {"parallelism": 64, "taskManagers": 8}}""",
            "infra:emr.flink.taskManagers: `8`: 8 TaskManagers of 2 slots are 16 slots, and parallelism is 64: the job would wait for ever; write 32, or leave it out"
        },
        {
            """{"enabled": true, "coreInstances": 2, "flink": {"parallelism": 64}}""",
            "infra:emr.coreInstances: `2`: 32 TaskManagers and a JobManager need 17 instances of m7g.xlarge (4 vCPUs, 16384 MB), and there are 2; write 17, or leave it out"
        },
        {
            """{"enabled": true, "maxCoreInstances": 2, "flink": {"parallelism": 64}}""",
            "infra:emr.maxCoreInstances: `2`: managed scaling cannot go below the 17 core instances that the jobs need; write 17 for no scaling, or more"
        },
        {
            """{"enabled": true, "longestOutageDays": 14}""",
            "infra:emr.longestOutageDays: `14`: unfinished uploads are given up after 7 days (infra:state.abortUploadDays), and a job that was down for 14 could not be resumed; write abortUploadDays 14 or more, or a shorter outage"
        },
        {
            """{"enabled": true, "idleMinutes": 30, "primaries": 3}""",
            "infra:emr.idleMinutes: `30`: a cluster of three primaries is protected against its end, also while no job runs; leave it out"
        },
        {
            """{"enabled": true, "flink": {"stateBackend": "hashmap", "incremental": true}}""",
            "infra:emr.flink.incremental: `true`: the hashmap backend writes every checkpoint in full; write false, or take rocksdb"
        },
        {
            """{"enabled": true, "flink": {"stateBackend": "hashmap", "stateMb": 100000}}""",
            "infra:emr.flink.stateMb: `100000`: each TaskManager would hold 100000 MB of state on a heap of 2832 MB; write rocksdb, or more memory or TaskManagers"
        },
        {
            """{"enabled": true, "flink": {"properties": {"s3.entropy.key": "_entropy_"}}}""",
            "infra:emr.flink.properties.s3.entropy.key: `_entropy_`: entropy scatters checkpoints over the bucket, where neither the roles' prefixes nor lifecycle rules find them; leave it out; S3 divides a busy prefix by itself"
        },
        {
            """{"enabled": true, "flink": {"properties": {"state.checkpoints.dir": "s3://elsewhere/"}}}""",
            "infra:emr.flink.properties.state.checkpoints.dir: `s3://elsewhere/`: is written by the stack itself; use the setting of infra:emr that it comes from, or leave it out"
        },
        {
            """{"enabled": true, "flink": {"properties": {"env.java.opts": "-Da\nsecurity.x: y"}}}""",
            "infra:emr.flink.properties.env.java.opts: has a control character or a character that cannot be read, and Flink reads one line for each property; take it out of the key and the value"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a\u0007b": "1"}}}""",
            @"infra:emr.flink.properties.a\u0007b: has a control character or a character that cannot be read, and Flink reads one line for each property; take it out of the key and the value"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a.b": "\uFFFD"}}}""",
            "infra:emr.flink.properties.a.b: has a control character or a character that cannot be read, and Flink reads one line for each property; take it out of the key and the value"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a.b": "\uD800"}}}""",
            @"infra:emr.flink.properties.a.b: has half of a surrogate pair, a \u escape from \uD800 to \uDFFF, which is no character; write the character itself"
        },
        {
            """{"enabled": true, "flink": {"properties": {"a\uDC00b": "1"}}}""",
            @"infra:emr.flink.properties: has half of a surrogate pair, a \u escape from \uD800 to \uDFFF, which is no character; write the character itself"
        },
        { """{"enabled": true, "flink": {"properties": ["a"]}}""", """infra:emr.flink.properties: `["a"]`: must be texts by name; write each on a line of its own, as key: value""" },
        { """{"enabled": true, "flink": {"slotz": 2}}""", "infra:emr.flink.slotz: `slotz` is not a setting of infra:emr.flink; did you mean `slots`?" },
        { """{"enabled": true, "flink": 64}""", "infra:emr.flink: `64`: must be an object; write its settings below it, each on a line of its own" },
        { """{"enabled": true, "releaze": "emr-7.13.0"}""", "infra:emr.releaze: `releaze` is not a setting of infra:emr; did you mean `release`?" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_work_is_refused_with_the_rule_and_the_remedy(string emr, string problem) =>
        Assert.Equal([problem], Dev.With("infra:emr", emr).Problems());

    [Theory]
    [InlineData("""{"enabled": true, "inTransitEncryption": false}""", "infra:emr.inTransitEncryption: `false`: lets nodes send each other state in the clear, which a prod stack refuses; write true, or leave it out")]
    [InlineData("""{"enabled": true, "idleMinutes": 30}""", "infra:emr.idleMinutes: `30`: a prod cluster is protected against its end, also while no job runs; leave it out")]
    public void A_prod_stack_refuses_what_a_dev_stack_may(string emr, string problem)
    {
        Assert.Equal([problem], Given.Settings().With("infra:emr", emr).Problems());
        Assert.NotNull(Dev.With("infra:emr", emr).Read().Emr);
    }

    [Fact]
    public void Traffic_in_the_clear_and_a_better_backend_are_noted()
    {
        var notes = Dev.With("infra:emr", """{"enabled": true, "inTransitEncryption": false, "flink": {"stateMb": 100}}""").Notes();

        Assert.Equal(["EMR_TRAFFIC_IN_THE_CLEAR", "STATE_BACKEND"], notes.Select(note => note.Code));
    }

    internal static EmrSettings Emr(Given given, string emr) => Assert.IsType<EmrSettings>(given.With("infra:emr", emr).Read().Emr);
}
