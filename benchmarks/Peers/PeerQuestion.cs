using Benchmarks.Measure;

namespace Benchmarks.Peers;

/// <summary>A question to this tool and to a peer. The two answers must be equal texts before the runs are timed.</summary>
internal sealed record PeerQuestion(string Text, PeerSide Ours, PeerSide Theirs);

/// <summary>A program that answers a question, and the text of its answer.</summary>
internal sealed record PeerSide(Command Command, Func<ProcessRun, string> Answer);

/// <summary>Another program, and its questions.</summary>
/// <param name="Name">The program and its version.</param>
/// <param name="Missing">Why the program cannot run here, and what to install; null if it can run.</param>
internal sealed record Peer(string Name, string? Missing, IReadOnlyList<PeerQuestion> Questions)
{
    public static Peer Skipped(string name, string missing) => new(name, missing, []);
}

/// <summary>The cost of a question: the median of the time, the mean of the processor time, and the peak memory.</summary>
internal sealed record Cost(double Seconds, double? ProcessorSeconds, long? PeakBytes)
{
    private const int Runs = 5;

    /// <summary>Runs the two programs alternately, so that other work on the machine affects both.</summary>
    public static (Cost Ours, Cost Theirs) Of(PeerQuestion question, TimeSpan limit)
    {
        var (ours, theirs) = (new List<ProcessRun>(), new List<ProcessRun>());
        for (var i = 0; i < Runs; i++)
        {
            ours.Add(ProcessRun.Of(question.Ours.Command, limit));
            theirs.Add(ProcessRun.Of(question.Theirs.Command, limit));
        }

        return (Of(ours), Of(theirs));
    }

    public static Cost Of(params IReadOnlyList<ProcessRun> runs) => new(
        runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2),
        // The kernel counts in hundredths of a second, so the median of short runs would be 0.
        runs.Average(run => run.ProcessorSeconds),
        runs.Max(run => run.PeakBytes));
}
