using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Requests;

namespace Benchmarks.Scale;

/// <summary>
/// An account with many roles. Each role has a policy with two statements; every tenth role may use the shared bucket under its
/// own prefix. The bucket has a bucket policy.
/// </summary>
internal sealed class Account
{
    private const string Bucket = "arn:aws:s3:::shared-data";

    /// <summary>The policy of the bucket as JSON.</summary>
    public const string BucketPolicy =
        $$$"""
        {"Version":"2012-10-17","Statement":[
          {"Sid":"OnlyTls","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["{{{Bucket}}}","{{{Bucket}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"} } },
          {"Sid":"Auditor","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/auditor"},"Action":"s3:ListBucket","Resource":"{{{Bucket}}}"}]}
        """;

    private static readonly AccountId Id = AccountId.Of("123456789012");

    private static readonly RequestContext Tls = RequestContext.Of(("aws:SecureTransport", "true"));

    private readonly List<(Caller Caller, string Own, PolicySet Policies, Evaluator Evaluator)> principals = [];

    private Account()
    {
    }

    /// <summary>Reads the policies of roles from JSON, and compiles them.</summary>
    public static Account Load(IEnumerable<string> policies)
    {
        var account = new Account();
        var bucket = new PolicyOfResource.Plain("bucket", PolicyReader.Resource(BucketPolicy).OrThrow());
        foreach (var policy in policies)
        {
            var number = account.principals.Count;
            var set = new PolicySet { Identity = [new("policy", PolicyReader.Identity(policy).OrThrow())], Resource = bucket };
            account.principals.Add((
                Caller.Of($"arn:aws:sts::123456789012:assumed-role/team-{number}/session"),
                $"{Bucket}/team-{number}/file", set, Evaluator.For(set)));
        }

        return account;
    }

    /// <summary>The policy of each role as JSON.</summary>
    public static IReadOnlyList<string> Policies(int count) => [.. Enumerable.Range(0, count).Select(number =>
        $$$"""
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Own","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{{
            (number % 10 == 0 ? "shared-data" : $"bucket-{number}")}}}/team-{{{number}}}/*"},
          {"Sid":"Logs","Effect":"Allow","Action":"logs:PutLogEvents","Resource":"arn:aws:logs:us-east-1:123456789012:log-group:team-{{{number}}}:*"}]}
        """)];

    public static int Expected(int count) => (count + 9) / 10;

    /// <summary>
    /// Decides which roles may read, write or delete their own file in the bucket, or list the bucket. Four decisions for each
    /// role.
    /// </summary>
    public int CountByDecisions()
    {
        var able = 0;
        foreach (var (caller, own, _, evaluator) in principals)
        {
            able += May("s3:GetObject", own) || May("s3:PutObject", own) || May("s3:DeleteObject", own)
                || May("s3:ListBucket", Bucket) ? 1 : 0;

            bool May(string action, string resource) =>
                evaluator.Decide(new(caller, action, resource, Id, Tls)) == Verdict.Allowed;
        }

        return able;
    }

    /// <summary>
    /// Decides which roles may perform any action on the bucket or its objects under any condition. One proof or one example for
    /// each role.
    /// </summary>
    public int CountByProofs()
    {
        var anything = RequestSet.Of(new ActionPattern("s3:*")).On(
            new ResourcePattern(Bucket), new ResourcePattern($"{Bucket}/*"));
        return principals.Count(principal => Prover.Ask(new Question.NeverAllows(
            AnalyzedPolicy.Of(principal.Policies, Id).AskedBy(new Principal.Role(((Caller.RoleSession)principal.Caller).Role)),
            anything)) switch
        {
            Proof.Refuted => true,
            Proof.Proved => false,
            var unknown => throw new InvalidOperationException(unknown.ToString()),
        });
    }
}
