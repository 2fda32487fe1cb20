using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using IamEngine.Model;

namespace Infra.Commands;

/// <summary>
/// The operators' commands for jobs, each complete and ready to paste. The first and the last run on the operator's machine, all
/// others on the cluster's primary node. They find the application and the job through YARN and Flink; if there are several, the
/// variables APPLICATION and JOB select one. A command runs in a subshell, so that a failure ends the command but not the login
/// shell.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/cli/
/// </summary>
public sealed record FlinkCommands(ClusterFacts Cluster)
{
    /// <summary>
    /// On the operator's machine: opens a shell on the primary node: through the bastion with the stack's
    /// <c>sshConfig</c>, or with Session Manager in a stack without a bastion.
    /// </summary>
    public string Connect => Cluster.HasBastion ? ThroughBastion : ThroughSessionManager;

    // https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html
    private string ThroughSessionManager =>
        $"""
        aws ssm start-session --region {Cluster.Region} --target "$(aws emr list-instances --region {Cluster.Region} --cluster-id {Cluster.Id} --instance-group-types MASTER --query 'Instances[0].Ec2InstanceId' --output text)"
        """;

    private string ThroughBastion =>
        $"""
        ssh "$(aws emr describe-cluster --region {Cluster.Region} --cluster-id {Cluster.Id} --query Cluster.MasterPublicDnsName --output text)"
        """;

    public static string FindApplication => FlinkScript.ListApplications;

    public static string FindJob => FlinkScript.OnOneJob(
        """
        echo "APPLICATION=$application JOB=$job"
        """);

    public string TriggerSavepoint => FlinkScript.OnOneJob(
        $"""
        flink savepoint -t yarn-application -Dyarn.application.id="$application" "$job" {Cluster.Savepoints}
        """);

    public string StopWithSavepoint => FlinkScript.OnOneJob(
        $"""
        flink stop -t yarn-application -Dyarn.application.id="$application" --savepointPath {Cluster.Savepoints} "$job" | tee /dev/stderr |
          sed -n 's/^Savepoint completed. Path: /SAVEPOINT=/p'
        """);

    /// <summary>Resumes from a savepoint or a retained checkpoint: the folder with its <c>_metadata</c>.</summary>
    public string Resume => FlinkScript.InSubshell(
        $$"""
        : "${SAVEPOINT:?set it to the folder to resume from, such as {{Cluster.Savepoints}}savepoint-0a1b2c-0123456789ab}"
        : "${JAR:?set it to a jar on this node, such as job.jar}"
        aws s3 ls --region {{Cluster.Region}} "${SAVEPOINT%/}/_metadata" >/dev/null || { echo "there is no ${SAVEPOINT%/}/_metadata" >&2; exit 1; }
        flink run-application -t yarn-application -s "$SAVEPOINT" "$JAR"
        """);

    /// <summary>Resumes a job that has ended from the newest checkpoint or savepoint that it left.</summary>
    public string Restart => FlinkRestart.Script(Cluster);

    public string Cancel => FlinkScript.OnOneJob(
        $"""
        flink cancel -t yarn-application -Dyarn.application.id="$application" "$job"
        echo "job $job can resume from:"
        {FlinkScript.Metadata(Cluster, "checkpoints/$job/")}
        """);

    /// <summary>
    /// Lists retained checkpoints, then savepoints. Also runs on the operator's machine, with the uploader's credentials.
    /// </summary>
    public string ListCheckpoints => FlinkScript.InSubshell(
        $"""
        {FlinkScript.Metadata(Cluster, "checkpoints/")}
        {FlinkScript.Metadata(Cluster, "savepoints/")}
        """);

    public string RemoveOldJob => FlinkRemoval.Script(Cluster);

    public static string KillAllApplications => FlinkScript.InSubshell(
        """
        yarn application -list -appStates NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING | awk '$1 ~ /^application_/ { print $1 }' |
          while read -r application; do
            yarn application -kill "$application" </dev/null
          done
        """);

    /// <summary>On the operator's machine, after the job has stopped: creates a new cluster, then deletes the old one.</summary>
    public string RotateCluster => FlinkScript.InSubshell(
        $$"""
        : "${SAVEPOINT:?stop the job with a savepoint first, and set this to its folder}"
        aws s3 ls --region {{Cluster.Region}} "${SAVEPOINT%/}/_metadata" >/dev/null || { echo "there is no ${SAVEPOINT%/}/_metadata" >&2; exit 1; }
        {{Unprotect}}{{ShellCommands.Replace(Cluster.StackName, Cluster.Urn)}}
        """);

    /// <summary>
    /// On the operator's machine, after a change of the operators and after the start of a cluster: sets the keys that the
    /// primary node accepts. It is a step of the cluster, so it needs no SSH; a step runs as the user that operators log in
    /// with.
    /// https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-commandrunner.html
    /// </summary>
    public string SetOperators => FlinkScript.InSubshell(
        $$"""
        step=$(aws emr add-steps --region {{Cluster.Region}} --cluster-id {{Cluster.Id}} --query 'StepIds[0]' --output text \
          --steps '{{OperatorStep}}')
        aws emr wait step-complete --region {{Cluster.Region}} --cluster-id {{Cluster.Id}} --step-id "$step"
        """);

    /// <summary>All commands by name, in the order of a job's life.</summary>
    public IReadOnlyList<(string Name, string Text)> All =>
    [
        ("setOperators", SetOperators),
        ("connect", Connect),
        ("findApplication", FindApplication),
        ("findJob", FindJob),
        ("triggerSavepoint", TriggerSavepoint),
        ("stopWithSavepoint", StopWithSavepoint),
        ("resume", Resume),
        ("restart", Restart),
        ("cancel", Cancel),
        ("listCheckpoints", ListCheckpoints),
        ("removeOldJob", RemoveOldJob),
        ("killAllApplications", KillAllApplications),
        ("rotateCluster", RotateCluster),
    ];

    public ImmutableDictionary<string, string> ByName =>
        All.ToImmutableDictionary(command => command.Name, command => command.Text);

    // No key or name has a quote or a dollar sign.
    private string OperatorStep => JsonSerializer.Serialize(
        new[]
        {
            new
            {
                Type = "CUSTOM_JAR",
                Name = "operators",
                ActionOnFailure = "CONTINUE",
                Jar = "command-runner.jar",
                Args = new[]
                {
                    "bash", "-c",
                    "umask 077; mkdir -p ~/.ssh; cd ~/.ssh; cat > authorized_keys.new << END; mv authorized_keys.new "
                        + "authorized_keys\n"
                        + string.Concat(Cluster.AuthorizedKeys.Select(line => $"{line}\n")) + "END\n",
                },
            },
        },
        Readable);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Unprotect =>
        (Cluster.IsProtected || Cluster.HighAvailability
            ? $"aws emr modify-cluster-attributes --region {Cluster.Region} --cluster-id {Cluster.Id} "
                + "--no-termination-protected\n"
            : "")
        + (Cluster.IsProtected ? $"pulumi state unprotect --yes --stack {Cluster.StackName} {Cluster.QuotedUrn}\n" : "");
}

/// <summary>The values of a cluster in the commands.</summary>
/// <param name="Id">The id in EMR, such as j-1K48XXXXXXHCB.</param>
/// <param name="Urn">The URN in Pulumi.</param>
/// <param name="IsProtected">Whether EMR and Pulumi refuse to delete the cluster.</param>
/// <param name="HighAvailability">
/// Whether the cluster has several primary nodes: JobManagers then write their metadata to the bucket, and EMR protects the
/// cluster.
/// </param>
public sealed record ClusterFacts(
    string StackName, string Region, string Id, string Urn, string Bucket, bool IsProtected, bool HighAvailability)
{
    /// <summary>Whether operators reach the nodes through a bastion; otherwise with Session Manager.</summary>
    public bool HasBastion { get; init; } = true;

    /// <summary>The lines of <c>authorized_keys</c> on the primary node.</summary>
    public Seq<string> AuthorizedKeys { get; init; } = [];

    public string Savepoints => $"s3://{Bucket}/savepoints/";

    /// <summary>The URN, which contains dollar signs, as one shell word.</summary>
    public string QuotedUrn => ShellCommands.QuotedUrn(Urn);
}
