using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Pulumi;
using Pulumi.Aws.Iam;
using static IamEngine.Model.Statement;

namespace Example;

public sealed class ReportsStack : Stack
{
    private static readonly ResourcePattern Reports = Arn.Of("arn:aws:s3:::example-reports/daily/*");

    public ReportsStack()
    {
        var policy = IdentityPolicy.Of(Allow("ReadReports", S3.GetObject).On(Reports));
        Verify(policy);
        _ = new Policy("read-reports", new() { PolicyDocument = PolicyWriter.Write(policy) });
    }

    public static void Verify(IdentityPolicy policy)
    {
        // A decision: does the policy allow what the job does?
        var evaluator = Evaluator.For(new PolicySet { Identity = [new("read-reports", policy)] });
        var job = new Request(
            Caller.Of("arn:aws:iam::123456789012:role/job"), "s3:GetObject", "arn:aws:s3:::example-reports/daily/1.csv");
        if (evaluator.Decide(job) != Verdict.Allowed)
        {
            throw new InvalidOperationException($"the policy does not allow {job}");
        }

        // A proof: does the policy allow no other request at all?
        var others = new Question.Implies(
            AnalyzedPolicy.Of(policy),
            AnalyzedPolicy.Of(IdentityPolicy.Of(Allow("Limit", S3.GetObject).On(Reports)), "the limit"));
        if (Prover.Ask(others) is not Proof.Proved and var proof)
        {
            throw new InvalidOperationException(proof.ToString());
        }
    }
}
