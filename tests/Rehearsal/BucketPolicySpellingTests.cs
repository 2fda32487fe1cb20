using IamEngine.Json;
using Rehearsal.Creation;

namespace Tests.Rehearsal;

public sealed class BucketPolicySpellingTests
{
    private const string Policy = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*"},{"Effect":"Deny","Principal":"*","Action":["s3:GetObject","s3:Put*"],"Resource":"arn:aws:s3:::logs/*"}]}
        """;

    [Fact]
    public void What_is_denied_is_spelled_for_the_emulator() => Assert.Equal(
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*"},{"Effect":"Deny","Principal":{"AWS":"*"},"Action":["S3:GetObject","S3:Put*"],"Resource":"arn:aws:s3:::logs/*"}]}
        """,
        BucketPolicySpelling.ForEmulator(Policy));

    [Fact]
    public void And_means_what_it_meant() => Assert.Equal(
        PolicyReader.Resource(Policy).OrThrow(),
        BucketPolicySpelling.WithOneEveryone(PolicyReader.Resource(BucketPolicySpelling.ForEmulator(Policy)).OrThrow()));
}
