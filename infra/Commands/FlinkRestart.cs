namespace Infra.Commands;

/// <summary>
/// Starts a job that has ended from the newest state that it left: its newest retained checkpoint, or a savepoint if that is
/// newer. The names of savepoints begin with six characters of the job's id.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/checkpoints/#resuming-from-a-retained-checkpoint
/// </summary>
internal static class FlinkRestart
{
    public static string Script(ClusterFacts cluster) => FlinkScript.InSubshell(
        $$"""
        : "${JAR:?set it to a jar on this node, such as job.jar}"
        running=$({{FlinkScript.ListUnfinished}} | {{FlinkScript.ApplicationIds}})
        if [ -n "$running" ] && [ "${BESIDE:-}" != yes ]; then echo "set BESIDE=yes to start a job beside the applications that have not ended: $running" >&2; exit 1; fi
        left() {
          {{Indented(FlinkScript.Metadata(cluster, "$1"))}}
        }
        old=${OLD_JOB:-$(left checkpoints/ | sed -n 's|.*/checkpoints/\([0-9a-f]\{32\}\)/.*|\1|p' | sort -u)}
        case $(wc -w <<<"$old") in
          0) echo "no job left a checkpoint; set SAVEPOINT and use the command resume" >&2; exit 1;;
          1) ;;
          *) echo "set OLD_JOB to the job to go on with; each checkpoint, the newest last:" >&2; left checkpoints/ >&2; exit 1;;
        esac
        [[ $old =~ ^[0-9a-f]{32}$ ]] || { echo "OLD_JOB is not the id of a job: $old" >&2; exit 1; }
        newest=$({ left "checkpoints/$old/"; left "savepoints/savepoint-${old:0:6}-"; } | sort -V | tail -n 1)
        [ -n "$newest" ] || { echo "job $old left no checkpoint and no savepoint" >&2; exit 1; }
        echo "job $old goes on from ${newest#* }, of ${newest%% *}"
        flink run-application -t yarn-application -s "${newest#* }" "$JAR"
        """);

    private static string Indented(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
