using IamEngine.Json;
using Rehearsal.Creation;

namespace Tests.Rehearsal.Creation;

public sealed class MotoBucketPolicyTests
{
    private const string Allow =
        """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*"}""";

    private const string Deny =
        """{"Effect":"Deny","Principal":"*","Action":["s3:GetObject","s3:Put*"],"Resource":"arn:aws:s3:::logs/*"}""";

    private const string RewrittenDeny =
        """{"Effect":"Deny","Principal":{"AWS":"*"},"Action":["S3:GetObject","S3:Put*"],"Resource":"arn:aws:s3:::logs/*"}""";

    [Fact]
    public void Deny_statements_are_rewritten_for_moto() =>
        Assert.Equal(Policy(Allow, RewrittenDeny), MotoBucketPolicy.ForEmulator(Policy(Allow, Deny)));

    [Fact]
    public void The_rewritten_policy_is_equivalent() => Assert.Equal(
        PolicyReader.Resource(Policy(Allow, Deny)).OrThrow(),
        MotoBucketPolicy.Normalize(PolicyReader.Resource(MotoBucketPolicy.ForEmulator(Policy(Allow, Deny))).OrThrow()));

    private static string Policy(params string[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", statements)}}]}""";
}
