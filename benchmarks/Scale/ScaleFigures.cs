using Benchmarks.Measure;
using Benchmarks.Prove;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using Review.Diff;
using Review.Diff.Access;
using Review.Model;

namespace Benchmarks.Scale;

/// <summary>Measures how the time of a question grows with its size.</summary>
internal static class ScaleFigures
{
    private static readonly int[] Sizes = [1, 10, 100, 1_000, 10_000];

    public static void Run(TextWriter output)
    {
        Accounts(output);
        Statements(output);
        Proofs(output);
        Diffs(output);
    }

    private static void Accounts(TextWriter output)
    {
        // The runtime compiles in several steps; without these runs, the small sizes would include compilation.
        var warm = Account.Load(Account.Policies(1_000));
        Stopwatches.Best(20, () => warm.CountByDecisions());
        warm.CountByProofs();

        var accounts = new Dictionary<int, Account>();
        var load = new Curve(output, "roles of an account, read and compiled", "reading is not linear");
        foreach (var size in Sizes)
        {
            var policies = Account.Policies(size);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var loading = Stopwatches.Best(2, () => accounts[size] = Account.Load(policies));
            load.Add(size, loading, $"{Text.Bytes(Math.Max(GC.GetTotalMemory(forceFullCollection: true) - before, 0))} kept");
        }

        load.WriteSlope();
        Ask("roles, who can reach a bucket, by four decisions each", "deciding is not linear", one => one.CountByDecisions());
        Ask("roles, who can do anything with a bucket, by a proof each", "proving is not linear", one => one.CountByProofs());

        void Ask(string name, string why, Func<Account, int> count)
        {
            var curve = new Curve(output, name, why);
            foreach (var (size, account) in accounts)
            {
                curve.Add(size, Stopwatches.Best(1, () => Check(count(account), Account.Expected(size))));
            }

            curve.WriteSlope();
        }
    }

    // The last statement decides the request, so every statement is matched.
    private static void Statements(TextWriter output)
    {
        var curve = new Curve(
            output, "statements of a policy, one decision", "thousands of compiled statements do not fit the processor's cache");
        foreach (var size in Sizes)
        {
            var policy = IdentityPolicy.Of([.. Enumerable.Range(1, size).Select(number => Statement
                .Allow($"S{number}", new ActionPattern("s3:GetObject"))
                .On(new ResourcePattern($"arn:aws:s3:::bucket-{number}/*")))]);
            var evaluator = Evaluator.For(new PolicySet { Identity = [new("policy", policy)] });
            var request = new Request(
                Caller.Of("arn:aws:iam::123456789012:user/uploader"), "s3:GetObject", $"arn:aws:s3:::bucket-{size}/object");
            const int Calls = 1_000;
            curve.Add(size, Stopwatches.Best(3, () =>
            {
                for (var i = 0; i < Calls; i++)
                {
                    Check((int)evaluator.Decide(request), (int)Verdict.Allowed);
                }
            }) / Calls);
        }

        curve.WriteSlope();
    }

    private static void Proofs(TextWriter output)
    {
        var curve = new Curve(
            output, "statements within as many wider ones, one proof",
            "the solver reads one clause with all statements of the subject for each statement that it rules out");
        foreach (var size in Sizes)
        {
            var question = ProveCases.Statements(size);
            Prover.Ask(question);
            curve.Add(size, Stopwatches.Best(size > 1_000 ? 2 : 3, () => ProveCases.Prove(question)));
        }

        curve.WriteSlope();
    }

    private static void Diffs(TextWriter output)
    {
        var curve = new Curve(output, "stacks whose reports are compared", "comparing is not linear");
        var before = ProveCases.Prod;
        var after = Widened(before);
        foreach (var size in (int[])[1, 10, 100, 1_000])
        {
            curve.Add(size, Stopwatches.Best(size > 10 ? 1 : 3, () =>
            {
                for (var i = 0; i < size; i++)
                {
                    Check(StackDiff.Of(before, after, SourceLines.None).AccessGained.Count > 0 ? 1 : 0, 1);
                }
            }));
        }

        curve.WriteSlope();
    }

    private static ReviewReport Widened(ReviewReport report) => ReportReader.Read(
        JsonReport.Write(report).Replace("s3:AbortMultipartUpload", "s3:GetObjectAcl", StringComparison.Ordinal))
        is ReportReading.Read read ? read.Report : throw new InvalidOperationException("the report cannot be read again");

    private static void Check(int actual, int expected)
    {
        if (actual != expected)
        {
            throw new InvalidOperationException($"the answer is {actual} and not {expected}, so this measures something else");
        }
    }
}
