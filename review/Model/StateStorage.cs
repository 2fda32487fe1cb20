using Infra.Settings;

namespace Review.Model;

/// <summary>What the checkpoints of a job occupy in the bucket, and what that costs, as an estimate.</summary>
/// <param name="StateMb">The size of the state in MB; null if no setting says it, and the rest is for each GB of state.</param>
/// <param name="CurrentGb">What the retained checkpoints use.</param>
/// <param name="NoncurrentGb">What Flink has deleted and S3 still keeps.</param>
/// <param name="MonthlyCost">US dollars, us-east-1.</param>
/// <param name="MostSecondsAgain">The most seconds of input that a resumed job processes again.</param>
/// <param name="Arithmetic">The calculation, one sentence per step.</param>
public sealed record StateStorage(
    int? StateMb, decimal CurrentGb, decimal NoncurrentGb, decimal MonthlyCost, long MostSecondsAgain,
    IReadOnlyList<string> Arithmetic)
{
    public const string Title = "Flink: state in the bucket";

    public static StateStorage? Of(StackSettings settings)
    {
        if (settings.Emr is not { Flink: var flink })
        {
            return null;
        }

        var estimate = flink.Storage(settings.State);
        return new(
            flink.StateMb,
            decimal.Round(estimate.CurrentGb, 2),
            decimal.Round(estimate.NoncurrentGb, 2),
            decimal.Round(estimate.MonthlyCost, 2),
            flink.MostSecondsAgain,
            [
                .. flink.StateMb is null
                    ? ["for each GB of state, as infra:emr.flink.stateMb does not say its size:"] : (string[])[],
                .. estimate.Arithmetic,
                $"a job that resumes from its newest checkpoint processes at most {flink.MostSecondsAgain} seconds of input "
                    + "again: the interval, and the timeout of a checkpoint",
            ]);
    }
}
