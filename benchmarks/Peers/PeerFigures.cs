using Benchmarks.Measure;

namespace Benchmarks.Peers;

/// <summary>
/// Asks this tool and other programs the same questions, each in a separate process, and measures time, processor time and
/// memory. A peer that is not installed is skipped with a reason. A peer with a different answer is not measured.
/// </summary>
internal static class PeerFigures
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <param name="folder">The folder with the packages of the peers; null if there is none.</param>
    public static void Run(TextWriter output, string? folder)
    {
        if (ReviewTool.Find() is not { } tool)
        {
            output.WriteLine("peers: skipped, because the tool is not built; start this with ./run bench");
            return;
        }

        // iam-lens reads the lower-case form of the path that it is given.
        var scratch = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid()}")).FullName;
        try
        {
            var peers = new Installed(folder is null ? null : Path.GetFullPath(folder), scratch);
            DecisionRates.Write(output, peers);
            output.WriteLine();
            output.WriteLine(Text.Row(
                "question", "peer", "this tool: time, processor, memory", "peer: time, processor, memory", "processor ratio",
                "memory ratio"));
            output.WriteLine("| --- | --- | ---: | ---: | ---: | ---: |");
            foreach (var peer in new[] { IamSimulatePeer.Of(tool, peers), IamLensPeer.Of(tool, peers, 500) }
                .Concat(SolverPeers.Of(tool, peers)).Concat(CdkPeers.Of(tool, peers)).Concat(CheckPeers.Of(tool, peers)))
            {
                Write(output, peer);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static void Write(TextWriter output, Peer peer)
    {
        if (peer.Missing is { } missing)
        {
            output.WriteLine(Text.Row("all", peer.Name, "", $"skipped: {missing}", "", ""));
            return;
        }

        var asked = peer.Questions.Select(question => (Question: question, Ours: ProcessRun.Of(question.Ours.Command, Limit),
            Theirs: ProcessRun.Of(question.Theirs.Command, Limit))).ToList();
        // A program that always gives the same answer agrees by chance on some questions, so one wrong answer excludes a program.
        var agrees = asked.TrueForAll(run => run.Theirs.TimedOut || Answers(run) is var (ours, theirs) && ours == theirs);
        foreach (var (question, ours, theirs) in asked)
        {
            if (theirs.TimedOut)
            {
                output.WriteLine(Text.Row(
                    question.Text, peer.Name, Show(Cost.Of(ours)), $"no answer in {Limit.TotalSeconds} s of processor time", "", ""));
            }
            else if (!agrees)
            {
                var (we, they) = Answers((question, ours, theirs));
                output.WriteLine(Text.Row(
                    question.Text, peer.Name, Short(we), we == they ? $"{Short(they)}; another question differs, so not timed"
                        : $"{Short(they)}: another answer, so not timed", "", ""));
            }
            else
            {
                var (we, they) = Cost.Of(question, Limit);
                output.WriteLine(Text.Row(
                    question.Text, peer.Name, Show(we), Show(they), Ratio(they.ProcessorSeconds, we.ProcessorSeconds),
                    Ratio(they.PeakBytes, we.PeakBytes)));
            }
        }
    }

    private static (string Ours, string Theirs) Answers((PeerQuestion Question, ProcessRun Ours, ProcessRun Theirs) run) =>
        (run.Question.Ours.Answer(run.Ours), run.Question.Theirs.Answer(run.Theirs));

    private static string Show(Cost cost) =>
        $"{Text.Time(cost.Seconds)}, {(cost.ProcessorSeconds is { } seconds ? Text.Time(seconds) : "-")}, "
            + $"{(cost.PeakBytes is { } bytes ? Text.Bytes(bytes) : "-")}";

    private static string Ratio(double? theirs, double? ours) => theirs / ours is { } ratio ? $"{Text.Digits(ratio)}" : "-";

    private static string Short(string answer) => answer.ReplaceLineEndings(" ") is var line && line.Length > 60
        ? $"{line[..60]}..." : line;
}
