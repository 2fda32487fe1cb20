using System.Globalization;

namespace Infra.Flink;

/// <summary>A property of Flink that changes what a job resumes from, or whether it resumes.</summary>
/// <param name="IsRefused">Whether no stack may use it; otherwise the review warns.</param>
public sealed record RecoveryOption(string Key, string Rule, string Remedy, bool IsRefused);

/// <summary>
/// The properties that can take a job back to an older state, or end it at a failure, although the stack's own options retain
/// checkpoints and restart jobs.
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/config/
/// https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/state/task_failure_recovery/
/// </summary>
public static class RecoveryOptions
{
    private const string Tolerated = "execution.checkpointing.tolerable-failed-checkpoints";

    private const string LeaveOut = "leave it out";

    private static readonly string[] NoRestart = ["none", "off", "disable"];

    public static IEnumerable<RecoveryOption> In(IReadOnlyDictionary<string, string> properties) =>
        properties.Select(property => Of(property.Key, property.Value.Trim(), properties)).OfType<RecoveryOption>();

    /// <summary>How many checkpoints in a row may fail before the job restarts; Flink's default is none.</summary>
    public static int ToleratedFailures(IReadOnlyDictionary<string, string> properties) =>
        properties.TryGetValue(Tolerated, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var failures) ? failures : 0;

    private static RecoveryOption? Of(string key, string value, IReadOnlyDictionary<string, string> properties) => key switch
    {
        "execution.savepoint.path" or "execution.state-recovery.path" => Refused(
            key,
            "takes every job of the cluster back to this one state at each start",
            "leave it out, and give each job its own with `flink run-application -s`"),
        "execution.checkpointing.create-subdir" or "state.checkpoints.create-subdir" when Is(value, "false") => Refused(
            key, "lets all jobs write into one folder, where one removes or resumes from the checkpoints of another", LeaveOut),
        "high-availability.cluster-id" or "high-availability.zookeeper.path.namespace" => Refused(
            key, "lets all jobs share one record of the newest checkpoint, and a job resumes from that of another", LeaveOut),
        _ when key.EndsWith("fs.s3.impl", StringComparison.Ordinal) => Refused(
            key, "replaces S3A, and another file system writes outside the prefixes of the policies", LeaveOut),
        "execution.savepoint-restore-mode" or "execution.state-recovery.claim-mode" when !Is(value, "NO_CLAIM") => Warned(
            key,
            "lets a resumed job delete the files that it resumed from, or depend on them for good, so the same state cannot be "
                + "resumed from again",
            "write NO_CLAIM, or leave it out"),
        Tolerated when !Is(value, "0") => Warned(
            key,
            $"lets {value} checkpoints in a row fail unnoticed, and a restart then goes back by as many intervals",
            "write 0, or leave it out"),
        "execution.checkpointing.interval-during-backlog" => Warned(
            key,
            "replaces the interval while a source catches up; 0 stops checkpoints, and a restart goes back to before the backlog",
            LeaveOut),
        "restart-strategy" or "restart-strategy.type" when Array.Exists(NoRestart, word => Is(value, word)) => Warned(
            key, "ends the job at its first failure, and nothing restarts it", "write exponential-delay, or leave it out"),
        "restart-strategy" or "restart-strategy.type" when Is(value, "fixed-delay") || Is(value, "fixeddelay") => Warned(
            key,
            $"ends the job after {Attempts(properties)}, and nothing restarts it",
            "write exponential-delay, or leave it out"),
        "restart-strategy" or "restart-strategy.type" when Is(value, "failure-rate") || Is(value, "failurerate") => Warned(
            key,
            "ends the job when it fails more often than its rate, and nothing restarts it",
            "write exponential-delay, or leave it out"),
        "cleanup-strategy" or "cleanup-strategy.type" when Array.Exists(NoRestart, word => Is(value, word)) => Warned(
            key,
            "tries once only to remove what a job that ended keeps for a restart, and a later start can find the rest",
            LeaveOut),
        "job-result-store.storage-path" => Warned(
            key, "moves the record of the jobs that ended; where it is lost, a restart runs an ended job again", LeaveOut),
        _ => null,
    };

    private static string Attempts(IReadOnlyDictionary<string, string> properties) =>
        properties.TryGetValue("restart-strategy.fixed-delay.attempts", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts) && attempts != 1
            ? $"{attempts} restarts" : "1 restart";

    private static bool Is(string value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);

    private static RecoveryOption Refused(string key, string rule, string remedy) => new(key, rule, remedy, IsRefused: true);

    private static RecoveryOption Warned(string key, string rule, string remedy) => new(key, rule, remedy, IsRefused: false);
}
