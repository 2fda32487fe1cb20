using Rehearsal.Gateway;
using static Tests.Rehearsal.Gateway.GatewayRequests;

namespace Tests.Rehearsal.Gateway;

public sealed class SignatureTests
{
    private const string Credential = "Credential=ASIAEXAMPLE/20260102/eu-central-1/s3/aws4_request";

    [Fact]
    public void The_signer_is_read_from_the_Authorization_header() => Assert.Equal(
        new Signature("ASIAEXAMPLE", "token", "eu-central-1", "s3", InQuery: false),
        Signature.Of(
            Request(
                "GET /example/a",
                ("Authorization", $"AWS4-HMAC-SHA256 {Credential}, SignedHeaders=host, Signature=0"),
                ("X-Amz-Security-Token", "token"))));

    [Fact]
    public void The_signer_is_read_from_a_presigned_URL() => Assert.Equal(
        new Signature("ASIAEXAMPLE", null, "eu-central-1", "s3", InQuery: true),
        Signature.Of(Request($"GET /example/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-{Credential}")));

    [Theory]
    [InlineData("")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("AWS4-HMAC-SHA256 Credential=nonsense")]
    public void Other_headers_are_not_a_signature(string header) =>
        Assert.Null(Signature.Of(Request("GET /example/a", ("Authorization", header))));
}
