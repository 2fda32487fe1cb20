namespace Infra.Commands;

/// <summary>The parts that the commands for a cluster have in common.</summary>
internal static class FlinkScript
{
    public const string ListApplications = "yarn application -list -appTypes 'Apache Flink' -appStates RUNNING";

    /// <summary>The ids in what <c>flink list</c> prints: <c>22.11.2026 08:00:00 : 0123...cdef : name (RUNNING)</c>.</summary>
    public const string JobIds = "awk -F ' : ' 'length($2) == 32 && $2 !~ /[^0-9a-f]/ { print $2 }'";

    /// <summary>The ids in what <see cref="ListApplications"/> prints.</summary>
    public const string ApplicationIds = "awk '$1 ~ /^application_/ { print $1 }'";

    public static string InShellOfItsOwn(string body) =>
        $"""
        (
        set -euo pipefail
        {body}
        )
        """;

    /// <summary>The body with <c>$application</c> and <c>$job</c> set to the one of each that runs, or to what APPLICATION and JOB say.</summary>
    public static string OnOneJob(string body) => InShellOfItsOwn(
        $$"""
        application=${APPLICATION:-$({{ListApplications}} | {{ApplicationIds}})}
        [ "$(wc -w <<<"$application")" = 1 ] || { echo "set APPLICATION; one application was looked for, and there is: ${application:-none}" >&2; exit 1; }
        job=${JOB:-$(flink list -r -t yarn-application -Dyarn.application.id="$application" | {{JobIds}})}
        [ "$(wc -w <<<"$job")" = 1 ] || { echo "set JOB; one running job was looked for, and there is: ${job:-none}" >&2; exit 1; }
        {{body}}
        """);

    /// <summary>Prints each folder under a prefix that a job can be resumed from, with its date, the newest last.</summary>
    public static string Metadata(ClusterFacts cluster, string prefix) =>
        $"""
        aws s3api list-objects-v2 --region {cluster.Region} --bucket {cluster.Bucket} --prefix "{prefix}" \
          --query 'Contents[].[LastModified,Key]' --output text |
          sed -n 's|^\([^[:space:]]*\)[[:space:]]*\(.*\)/_metadata$|\1 s3://{cluster.Bucket}/\2|p' | sort
        """;
}
