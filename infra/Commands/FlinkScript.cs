namespace Infra.Commands;

/// <summary>The common parts of the cluster's commands.</summary>
internal static class FlinkScript
{
    public const string ListApplications = "yarn application -list -appTypes 'Apache Flink' -appStates RUNNING";

    /// <summary>
    /// Extracts the ids from the output of <c>flink list</c>: <c>22.11.2026 08:00:00 : 0123...cdef : name (RUNNING)</c>.
    /// </summary>
    public const string JobIds = "awk -F ' : ' 'length($2) == 32 && $2 !~ /[^0-9a-f]/ { print $2 }'";

    /// <summary>Extracts the ids from the output of <see cref="ListApplications"/>.</summary>
    public const string ApplicationIds = "awk '$1 ~ /^application_/ { print $1 }'";

    /// <summary>Lists the Flink applications that have not ended.</summary>
    public const string ListUnfinished =
        "yarn application -list -appTypes 'Apache Flink' -appStates NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING";

    public static string InSubshell(string body) =>
        $"""
        (
        set -euo pipefail
        {body}
        )
        """;

    /// <summary>
    /// Sets <c>$application</c> and <c>$job</c> from APPLICATION and JOB, or to the only ones that run, before the body.
    /// </summary>
    public static string OnOneJob(string body) => InSubshell(
        $$"""
        application=${APPLICATION:-$({{ListApplications}} | {{ApplicationIds}})}
        [ "$(wc -w <<<"$application")" = 1 ] || { echo "set APPLICATION to one of the running applications: ${application:-none}" >&2; exit 1; }
        job=${JOB:-$(flink list -r -t yarn-application -Dyarn.application.id="$application" | {{JobIds}})}
        [ "$(wc -w <<<"$job")" = 1 ] || { echo "set JOB to one of the running jobs: ${job:-none}" >&2; exit 1; }
        {{body}}
        """);

    /// <summary>Prints each folder under a prefix that a job can resume from, with its date, the newest last.</summary>
    public static string Metadata(ClusterFacts cluster, string prefix) =>
        $"""
        aws s3api list-objects-v2 --region {cluster.Region} --bucket {cluster.Bucket} --prefix "{prefix}" \
          --query 'Contents[].[LastModified,Key]' --output text |
          sed -n 's|^\([^[:space:]]*\)[[:space:]]*\(.*\)/_metadata$|\1 s3://{cluster.Bucket}/\2|p' | sort
        """;
}
