namespace Infra.Commands;

/// <summary>
/// Removes the folder of an old job from the bucket. The age of the folder does not show whether it is needed: a job that resumed
/// in CLAIM mode uses files of the old job's folder. The command removes the folder only if the old job runs in no application,
/// every running job has a checkpoint of its own, and no checkpoint or savepoint outside the folder refers to it.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/savepoints/#resuming-from-savepoints
/// </summary>
internal static class FlinkRemoval
{
    public static string Script(ClusterFacts cluster) => FlinkScript.InSubshell(
        $$"""
        : "${OLD_JOB:?set it to the id of the job whose folder to remove}"
        [[ $OLD_JOB =~ ^[0-9a-f]{32}$ ]] || { echo "OLD_JOB is not the id of a job: $OLD_JOB" >&2; exit 1; }
        work=$(mktemp -d)
        trap 'rm -rf "$work"' EXIT
        refuse() { echo "nothing was removed: $*" >&2; exit 1; }
        keys() { aws s3api list-objects-v2 --region {{cluster.Region}} --bucket {{cluster.Bucket}} --prefix "$1" --query 'Contents[].[Key]' --output text; }

        {{FlinkScript.ListUnfinished}} >"$work/yarn"
        {{FlinkScript.ApplicationIds}} "$work/yarn" >"$work/applications"
        : >"$work/jobs"
        while read -r application; do
          flink list -t yarn-application -Dyarn.application.id="$application" </dev/null >"$work/flink" || refuse "$application does not respond"
          {{FlinkScript.JobIds}} "$work/flink" >>"$work/jobs"
        done <"$work/applications"
        if grep -qx "$OLD_JOB" "$work/jobs"; then refuse "job $OLD_JOB is running"; fi

        for prefix in {{Prefixes(cluster)}}; do keys "$prefix"; done >"$work/keys"
        while read -r job; do
          grep -q "^checkpoints/$job/.*/_metadata$" "$work/keys" || refuse "job $job has no checkpoint of its own yet, and may need the one that it resumed from"
        done <"$work/jobs"
        grep {{References(cluster)}} "$work/keys" >"$work/all" || true
        grep -v "^checkpoints/$OLD_JOB/" "$work/all" >"$work/metadata" || true
        while read -r key; do
          aws s3 cp --region {{cluster.Region}} --only-show-errors "s3://{{cluster.Bucket}}/$key" "$work/object" </dev/null || refuse "$key cannot be read"
          if grep -qaF "$OLD_JOB" "$work/object"; then refuse "$key refers to it"; fi
        done <"$work/metadata"

        echo "$(wc -l <"$work/jobs") running jobs and $(wc -l <"$work/metadata") checkpoints and savepoints checked; none needs checkpoints/$OLD_JOB/ ($(grep -c "^checkpoints/$OLD_JOB/" "$work/keys" || true) objects)"
        if [ "${CONFIRM:-}" = "$OLD_JOB" ]; then
          aws s3 rm --region {{cluster.Region}} --recursive "s3://{{cluster.Bucket}}/checkpoints/$OLD_JOB/"
        else
          echo "set CONFIRM=$OLD_JOB and run this again to remove it"
        fi
        """);

    private static string Prefixes(ClusterFacts cluster) =>
        cluster.HighAvailability ? "checkpoints/ savepoints/ ha/" : "checkpoints/ savepoints/";

    // The metadata of a JobManager in ha/ refers to its checkpoints.
    private static string References(ClusterFacts cluster) =>
        cluster.HighAvailability ? @"-e '/_metadata$' -e '^ha/'" : @"'/_metadata$'";
}
