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
            "infra:emr.release: `emr-7.99.0`: is not a known EMR release; known are emr-7.13.0, emr-7.12.0, "
                + "emr-7.11.0, emr-7.10.0; write emr-7.13.0, for example"
        },
        {
            """{"enabled": true, "osRelease": "2.0.20220218.1"}""",
            "infra:emr.osRelease: `2.0.20220218.1`: must be a release of Amazon Linux 2023; write one that `aws emr "
                + "describe-release-label --release-label emr-7.13.0` lists, such as 2023.12.20260622.0"
        },
        {
            """{"enabled": true, "coreInstanceType": "t4g.large"}""",
            "infra:emr.coreInstanceType: `t4g.large`: is not a known instance type; known are c6g, c6i, c7g, m6g, "
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
        {
            """{"enabled": true, "flink": {"properties": {"execution.state-recovery.path": "s3://b/savepoints/a"}}}""",
            "infra:emr.flink.properties.execution.state-recovery.path: `s3://b/savepoints/a`: takes every job of the cluster "
                + "back to this one state at each start; leave it out, and give each job its own with `flink run-application -s`"
        },
        {
            """{"enabled": true, "flink": {"properties": {"state.checkpoints.create-subdir": false}}}""",
            "infra:emr.flink.properties.state.checkpoints.create-subdir: `false`: lets all jobs write into one folder, where one "
                + "removes or resumes from the checkpoints of another; leave it out"
        },
        {
            """{"enabled": true, "flink": {"properties": {"high-availability.cluster-id": "a"}}}""",
            "infra:emr.flink.properties.high-availability.cluster-id: `a`: lets all jobs share one record of the newest "
                + "checkpoint, and a job resumes from that of another; leave it out"
        },
        {
            """{"enabled": true, "flink": {"properties": {"flink.hadoop.fs.s3.impl": "com.example.Fs"}}}""",
            "infra:emr.flink.properties.flink.hadoop.fs.s3.impl: `com.example.Fs`: replaces S3A, and another file system writes "
                + "outside the prefixes of the policies; leave it out"
        },
        {
            """{"enabled": true, "endpoints": ["glue", "athena"]}""",
            "infra:emr.endpoints: `athena`: must be one of glue, kinesis-streams, kms, logs, monitoring, secretsmanager, sqs; "
                + "write glue, for example"
        },
        {
            """{"enabled": true, "endpoints": ["glue", "glue"]}""",
            "infra:emr.endpoints: `glue`: is listed twice; write one item for it"
        },
        {
            """{"enabled": true, "tasks": {"instanceType": "m7g.2xlarge"}}""",
            "infra:emr.tasks.instanceType: `m7g.2xlarge`: must have the 4 vCPUs and 16384 MB of coreInstanceType, because YARN "
                + "has one size for all nodes; write m7g.xlarge, or a type of another family of this size"
        },
        {
            """{"enabled": true, "tasks": {"instances": 3, "maxInstances": 2}}""",
            "infra:emr.tasks.maxInstances: `2`: must be at least instances, which is 3; write 3, or more"
        },
        {
            """{"enabled": true, "tasks": {"maxSpotPrice": "cheap"}}""",
            "infra:emr.tasks.maxSpotPrice: `cheap`: must be US dollars an hour above 0, with up to 4 decimals; write the "
                + "on-demand price of m7g.xlarge in your Region, for example"
        },
        {
            """{"enabled": true, "tasks": {"maxSpotPrice": 0}}""",
            "infra:emr.tasks.maxSpotPrice: `0`: must be US dollars an hour above 0, with up to 4 decimals; write the on-demand "
                + "price of m7g.xlarge in your Region, for example"
        },
        {
            """{"enabled": true, "tasks": {"spot": true}}""",
            "infra:emr.tasks.spot: `spot` is not a setting of infra:emr.tasks; known are instanceType, instances, maxInstances, "
                + "maxSpotPrice"
        },
        {
            """{"enabled": true, "bootstrap": [{"key": "bootstrap/$(id).sh", "sha256": "0"}]}""",
            "infra:emr.bootstrap[0].key: `bootstrap/$(id).sh`: must begin with bootstrap/ and go on with letters, digits and . _ "
                + "/ -; write bootstrap/install.sh, for example|infra:emr.bootstrap[0].sha256: `0`: must have 64 hexadecimal "
                + "digits, in lower case; write what `sha256sum install.sh` prints"
        },
        {
            """{"enabled": true, "bootstrap": [{}]}""",
            "infra:emr.bootstrap[0].key: is required: the script's key in the state bucket; write bootstrap/install.sh, for "
                + "example|infra:emr.bootstrap[0].sha256: is required: the script's checksum; write what `sha256sum install.sh` "
                + "prints"
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
        Assert.Equal(problem.Split('|'), Dev.With("infra:emr", emr).Problems());

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

    [Theory]
    [InlineData("execution.savepoint-restore-mode", "CLAIM", "resumed from again")]
    [InlineData("execution.state-recovery.claim-mode", "LEGACY", "resumed from again")]
    [InlineData("execution.checkpointing.tolerable-failed-checkpoints", "5", "lets 5 checkpoints in a row fail")]
    [InlineData("execution.checkpointing.interval-during-backlog", "0", "goes back to before the backlog")]
    [InlineData("restart-strategy", "none", "at its first failure")]
    [InlineData("restart-strategy.type", "Off", "at its first failure")]
    [InlineData("restart-strategy.type", "fixed-delay", "after 1 restart,")]
    [InlineData("restart-strategy.type", "failure-rate", "fails more often than its rate")]
    [InlineData("cleanup-strategy.type", "none", "a later start can find the rest")]
    [InlineData("job-result-store.storage-path", "s3://b/a", "runs an ended job again")]
    public void A_property_that_can_lose_progress_is_noted(string key, string value, string part)
    {
        var note = Assert.Single(Dev.With("infra:emr", Properties(key, value)).Notes());

        Assert.Equal(("RECOVERY_WEAKENED", $"infra:emr.flink.properties.{key}"), (note.Code, note.Key));
        Assert.Contains(part, note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("execution.savepoint-restore-mode", "NO_CLAIM")]
    [InlineData("execution.checkpointing.tolerable-failed-checkpoints", "0")]
    [InlineData("execution.checkpointing.create-subdir", "true")]
    [InlineData("restart-strategy.type", "exponential-delay")]
    [InlineData("cleanup-strategy.type", "fixed-delay")]
    public void A_property_that_keeps_what_the_stack_sets_up_is_not_noted(string key, string value) =>
        Assert.Empty(Dev.With("infra:emr", Properties(key, value)).Notes());

    [Fact]
    public void A_single_retained_checkpoint_is_noted() =>
        Assert.Equal(
            ["infra:emr.flink.retainedCheckpoints"],
            Dev.With("infra:emr", """{"enabled": true, "flink": {"retainedCheckpoints": 1}}""").Notes().Select(note => note.Key));

    [Fact]
    public void Only_a_prod_stack_with_one_primary_is_told_that_its_jobs_end_with_a_node()
    {
        var prod = TestSettings.Settings();

        Assert.Equal(
            ["JOBS_END_WITH_A_NODE"], prod.With("infra:emr", """{"enabled": true}""").Notes().Select(note => note.Code));
        Assert.Empty(prod.With("infra:emr", """{"enabled": true, "primaries": 3}""").Notes());
        Assert.Empty(Dev.With("infra:emr", """{"enabled": true}""").Notes());
    }

    [Fact]
    public void A_costly_state_is_noted_above_the_limit_alone()
    {
        var costly = Dev.With(
            "infra:emr", """{"enabled": true, "volumeGb": 500, "flink": {"stateMb": 20000, "incremental": false}}""");

        Assert.Equal(
            ["infra:state.monthlyCostLimit: checkpoints are estimated to cost $1941.97 a month, more than 100: $1940.63 of it "
                + "for files that Flink has deleted"],
            costly.Notes().Where(note => note.Code == "STATE_STORAGE_COST").Select(note => $"{note.Key}: {note.Message}"));
        Assert.Empty(costly.With("infra:state", """{"monthlyCostLimit": 2000}""").Notes());
    }

    [Fact]
    public void The_worst_case_counts_the_checkpoints_that_may_fail()
    {
        Assert.Equal(660, Emr(Dev, """{"enabled": true}""").Flink.MostSecondsAgain);
        Assert.Equal(
            960,
            Emr(Dev, Properties("execution.checkpointing.tolerable-failed-checkpoints", "5")).Flink.MostSecondsAgain);
    }

    private static string Properties(string key, string value) =>
        $$$$"""{"enabled": true, "flink": {"properties": {"{{{{key}}}}": "{{{{value}}}}"}}}""";

    internal static EmrSettings Emr(TestSettings given, string emr) =>
        Assert.IsType<EmrSettings>(given.With("infra:emr", emr).Read().Emr);
}
