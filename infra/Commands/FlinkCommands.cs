using System.Collections.Immutable;

namespace Infra.Commands;

/// <summary>
/// What an operator does in the life of a job, each command whole and ready to be pasted. All but the first and the last run on the
/// cluster's primary node, and ask YARN and Flink there which application and which job they are about; where there are several, the
/// variables APPLICATION and JOB say which. A command runs in a shell of its own, so that a failure stops it and leaves the login shell.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/cli/
/// </summary>
public sealed record FlinkCommands(ClusterFacts Cluster)
{
    /// <summary>From home: a shell on the primary node, through the bastion; needs the stack's <c>sshConfig</c>.</summary>
    public string Connect =>
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

    /// <summary>Resumes from a savepoint or a retained checkpoint, the folder that holds its <c>_metadata</c>.</summary>
    public string Resume => FlinkScript.InShellOfItsOwn(
        $$"""
        : "${SAVEPOINT:?set it to the folder to resume from, such as {{Cluster.Savepoints}}savepoint-0a1b2c-0123456789ab}"
        : "${JAR:?set it to a jar on this node, such as job.jar}"
        aws s3 ls --region {{Cluster.Region}} "${SAVEPOINT%/}/_metadata" >/dev/null || { echo "there is no ${SAVEPOINT%/}/_metadata" >&2; exit 1; }
        flink run-application -t yarn-application -s "$SAVEPOINT" "$JAR"
        """);

    public string Cancel => FlinkScript.OnOneJob(
        $"""
        flink cancel -t yarn-application -Dyarn.application.id="$application" "$job"
        echo "left of $job, to be resumed from:"
        {FlinkScript.Metadata(Cluster, "checkpoints/$job/")}
        """);

    /// <summary>Retained checkpoints, and then savepoints. Also runs from home, with the uploader's credentials.</summary>
    public string ListCheckpoints => FlinkScript.InShellOfItsOwn(
        $"""
        {FlinkScript.Metadata(Cluster, "checkpoints/")}
        {FlinkScript.Metadata(Cluster, "savepoints/")}
        """);

    public string RemoveOldJob => FlinkRemoval.Script(Cluster);

    public static string KillAllApplications => FlinkScript.InShellOfItsOwn(
        """
        yarn application -list -appStates NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING | awk '$1 ~ /^application_/ { print $1 }' |
          while read -r application; do
            yarn application -kill "$application" </dev/null
          done
        """);

    /// <summary>From home, once the job is stopped: a new cluster, and then the end of the old one.</summary>
    public string RotateCluster => FlinkScript.InShellOfItsOwn(
        $$"""
        : "${SAVEPOINT:?stop the job with a savepoint first, and set this to its folder}"
        aws s3 ls --region {{Cluster.Region}} "${SAVEPOINT%/}/_metadata" >/dev/null || { echo "there is no ${SAVEPOINT%/}/_metadata" >&2; exit 1; }
        {{Unprotect}}pulumi up --stack {{Cluster.StackName}} --replace {{Cluster.QuotedUrn}}
        """);

    /// <summary>All commands by name, in the order in which a job's life brings them up.</summary>
    public IReadOnlyList<(string Name, string Text)> All =>
    [
        ("connect", Connect),
        ("findApplication", FindApplication),
        ("findJob", FindJob),
        ("triggerSavepoint", TriggerSavepoint),
        ("stopWithSavepoint", StopWithSavepoint),
        ("resume", Resume),
        ("cancel", Cancel),
        ("listCheckpoints", ListCheckpoints),
        ("removeOldJob", RemoveOldJob),
        ("killAllApplications", KillAllApplications),
        ("rotateCluster", RotateCluster),
    ];

    public ImmutableDictionary<string, string> ByName => All.ToImmutableDictionary(command => command.Name, command => command.Text);

    private string Unprotect =>
        (Cluster.Guarded || Cluster.HighAvailability ? $"aws emr modify-cluster-attributes --region {Cluster.Region} --cluster-id {Cluster.Id} --no-termination-protected\n" : "")
        + (Cluster.Guarded ? $"pulumi state unprotect --yes --stack {Cluster.StackName} {Cluster.QuotedUrn}\n" : "");
}

/// <summary>The cluster as commands speak of it.</summary>
/// <param name="Id">EMR's id of it, such as j-1K48XXXXXXHCB.</param>
/// <param name="Urn">What Pulumi calls it.</param>
/// <param name="Guarded">Whether EMR and Pulumi refuse to end it.</param>
/// <param name="HighAvailability">Whether it has several primary nodes: JobManagers then leave what they hand over in the bucket, and EMR protects it.</param>
public sealed record ClusterFacts(
    string StackName, string Region, string Id, string Urn, string Bucket, bool Guarded, bool HighAvailability)
{
    public string Savepoints => $"s3://{Bucket}/savepoints/";

    /// <summary>The URN as one word of the shell; it has dollar signs in it.</summary>
    public string QuotedUrn => $"\"{Urn.Replace("$", "\\$", StringComparison.Ordinal)}\"";
}
