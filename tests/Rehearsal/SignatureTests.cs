using Rehearsal.Gateway;
using static Tests.Rehearsal.GatewayRequests;

namespace Tests.Rehearsal;

public sealed class SignatureTests
{
    private const string Credential = "Credential=ASIAEXAMPLE/20260102/eu-central-1/s3/aws4_request";

    [Fact]
    public void The_signer_stands_in_the_header() => Assert.Equal(
        new Signature("ASIAEXAMPLE", "token", "eu-central-1", "s3", InQuery: false),
        Signature.Of(Request("GET /example/a", ("Authorization", $"AWS4-HMAC-SHA256 {Credential}, SignedHeaders=host, Signature=0"), ("X-Amz-Security-Token", "token"))));

    [Fact]
    public void Or_in_a_presigned_query() => Assert.Equal(
        new Signature("ASIAEXAMPLE", null, "eu-central-1", "s3", InQuery: true),
        Signature.Of(Request("GET /example/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE/20260102/eu-central-1/s3/aws4_request")));

    [Theory]
    [InlineData("")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("AWS4-HMAC-SHA256 Credential=nonsense")]
    public void Anything_else_is_nobody(string header) => Assert.Null(Signature.Of(Request("GET /example/a", ("Authorization", header))));
}
