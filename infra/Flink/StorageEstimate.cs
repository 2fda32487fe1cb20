using System.Globalization;
using IamEngine.Model;

namespace Infra.Flink;

/// <summary>
/// The checkpoints of one job in the bucket, and their cost. S3 keeps each file that Flink deletes for
/// <see cref="NoncurrentDays"/>, and S3 removes versions at midnight, so up to a day longer. Savepoints,
/// requests and the logs are extra.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
/// </summary>
/// <param name="StateMb">The size of the job's state in MB.</param>
/// <param name="CheckpointMb">What one checkpoint writes, in MB.</param>
/// <param name="ChangedPercent">The share of the state that a checkpoint writes; 100 if it is not incremental.</param>
/// <param name="CheckpointsPerDay">At most; a checkpoint that takes longer than the interval delays the next.</param>
public sealed record StorageEstimate(
    decimal StateMb, decimal CheckpointMb, int ChangedPercent, int CheckpointsPerDay, int Retained, int NoncurrentDays)
{
    /// <summary>S3 Standard in us-east-1, per GB and month. https://aws.amazon.com/s3/pricing/</summary>
    public const decimal GbMonth = 0.023m;

    private const int SecondsPerDay = 86_400;

    private const int MbPerGb = 1024;

    /// <summary>The size of the retained checkpoints: a whole state, and the changes in each of the others.</summary>
    public decimal CurrentGb => (StateMb + ((Retained - 1) * CheckpointMb)) / MbPerGb;

    public decimal WrittenGbPerDay => CheckpointMb * CheckpointsPerDay / MbPerGb;

    /// <summary>The size of the files that Flink has deleted and S3 still keeps.</summary>
    public decimal NoncurrentGb => WrittenGbPerDay * (NoncurrentDays + 1);

    public decimal TotalGb => CurrentGb + NoncurrentGb;

    /// <summary>US dollars.</summary>
    public decimal MonthlyCost => TotalGb * GbMonth;

    /// <param name="stateMb">The size of the state in MB; null for an estimate for each GB of state.</param>
    /// <param name="changedPercent">The share of the state that a checkpoint writes.</param>
    /// <param name="secondsBetween">The least seconds between the starts of two checkpoints.</param>
    public static StorageEstimate Of(int? stateMb, int changedPercent, int secondsBetween, int retained, int noncurrentDays)
    {
        decimal size = stateMb ?? MbPerGb;
        return new(
            size, size * changedPercent / 100, changedPercent, SecondsPerDay / secondsBetween, retained, noncurrentDays);
    }

    /// <summary>The calculation, one sentence per step.</summary>
    public Seq<string> Arithmetic =>
    [
        $"a checkpoint writes {Gb(CheckpointMb / MbPerGb)}, which is {ChangedPercent} percent of {Gb(StateMb / MbPerGb)} of "
            + $"state; at most {CheckpointsPerDay} a day write {Gb(WrittenGbPerDay)}",
        $"{Retained} retained {(Retained == 1 ? "checkpoint uses" : "checkpoints use")} {Gb(CurrentGb)}; what Flink deleted "
            + $"stays {NoncurrentDays} {(NoncurrentDays == 1 ? "day" : "days")} and up to one more, and uses {Gb(NoncurrentGb)}",
        $"together {Gb(TotalGb)} at ${GbMonth.ToString(CultureInfo.InvariantCulture)} a GB and month = "
            + $"{Dollars(MonthlyCost)} a month "
            + "(US dollars, us-east-1); savepoints, requests and logs are extra",
    ];

    private static string Gb(decimal gb) =>
        string.Create(CultureInfo.InvariantCulture, $"{(gb < 10 ? decimal.Round(gb, 2) : decimal.Round(gb)):0.##} GB");

    /// <summary><c>$99.64</c>.</summary>
    public static string Dollars(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:0.00}");
}
