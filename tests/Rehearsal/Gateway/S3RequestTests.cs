using Rehearsal.Gateway;
using static Tests.Rehearsal.Gateway.GatewayRequests;

namespace Tests.Rehearsal.Gateway;

public sealed class S3RequestTests
{
    [Theory]
    [InlineData("GET /", "s3:ListAllMyBuckets *")]
    [InlineData("GET /example?list-type=2&prefix=checkpoints/", "s3:ListBucket arn:aws:s3:::example")]
    [InlineData("HEAD /example", "s3:ListBucket arn:aws:s3:::example")]
    [InlineData("GET /example?versions", "s3:ListBucketVersions arn:aws:s3:::example")]
    [InlineData("GET /example?uploads", "s3:ListBucketMultipartUploads arn:aws:s3:::example")]
    [InlineData("GET /example?location", "s3:GetBucketLocation arn:aws:s3:::example")]
    [InlineData("DELETE /example?policy", "s3:DeleteBucketPolicy arn:aws:s3:::example")]
    [InlineData("DELETE /example?encryption", "s3:PutEncryptionConfiguration arn:aws:s3:::example")]
    [InlineData("GET /example/a/b", "s3:GetObject arn:aws:s3:::example/a/b")]
    [InlineData("HEAD /example/a", "s3:GetObject arn:aws:s3:::example/a")]
    [InlineData("GET /example/a?versionId=v", "s3:GetObjectVersion arn:aws:s3:::example/a")]
    [InlineData("GET /example/a?acl&versionId=v", "s3:GetObjectVersionAcl arn:aws:s3:::example/a")]
    [InlineData("PUT /example/a", "s3:PutObject arn:aws:s3:::example/a")]
    [InlineData("PUT /example/a?acl", "s3:PutObjectAcl arn:aws:s3:::example/a")]
    [InlineData("POST /example/a?uploads", "s3:PutObject arn:aws:s3:::example/a")]
    [InlineData("PUT /example/a?partNumber=1&uploadId=u", "s3:PutObject arn:aws:s3:::example/a")]
    [InlineData("POST /example/a?uploadId=u", "s3:PutObject arn:aws:s3:::example/a")]
    [InlineData("GET /example/a?uploadId=u", "s3:ListMultipartUploadParts arn:aws:s3:::example/a")]
    [InlineData("DELETE /example/a?uploadId=u", "s3:AbortMultipartUpload arn:aws:s3:::example/a")]
    [InlineData("DELETE /example/a", "s3:DeleteObject arn:aws:s3:::example/a")]
    [InlineData("DELETE /example/a?versionId=v", "s3:DeleteObjectVersion arn:aws:s3:::example/a")]
    public void A_call_needs_the_action_that_AWS_documents(string line, string requested) =>
        Assert.Equal([requested], Actions(Request(line)));

    [Theory]
    [InlineData("PUT /example?unknown")]
    [InlineData("GET /example/a?unknown")]
    [InlineData("POST /example")]
    [InlineData("PATCH /example/a")]
    [InlineData("PUT /")]
    public void An_unknown_call_has_no_actions(string line) =>
        Assert.IsType<RequiredActions.Unknown>(S3Request.Of(Request(line)).ReadActions());

    [Fact]
    public void A_copy_needs_permission_to_read_its_source() => Assert.Equal(
        ["s3:PutObject arn:aws:s3:::example/b", "s3:GetObject arn:aws:s3:::other/a b"],
        Actions(Request("PUT /example/b", ("x-amz-copy-source", "/other/a%20b"))));

    [Fact]
    public void A_copy_of_a_version_needs_permission_to_read_the_version() => Assert.Equal(
        ["s3:PutObject arn:aws:s3:::example/b", "s3:GetObjectVersion arn:aws:s3:::other/a"],
        Actions(Request("PUT /example/b", ("x-amz-copy-source", "other/a?versionId=v"))));

    [Fact]
    public void An_ACL_and_tags_need_their_own_permissions() => Assert.Equal(
        [
            "s3:PutObject arn:aws:s3:::example/a",
            "s3:PutObjectAcl arn:aws:s3:::example/a",
            "s3:PutObjectTagging arn:aws:s3:::example/a",
        ],
        Actions(Request("PUT /example/a", ("x-amz-acl", "private"), ("x-amz-tagging", "a=b"))));

    [Fact]
    public void Condition_keys_come_from_connection_headers_and_query()
    {
        var keys = S3Request.Of(Request(
            "GET /example?list-type=2&prefix=checkpoints/&delimiter=/&max-keys=10",
            ("Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260102/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0"),
            ("X-Amz-Server-Side-Encryption", "aws:kms"),
            ("User-Agent", "aws-cli/1"))).ConditionKeys();

        Assert.Equal(
            [
                "aws:CurrentTime=2026-01-02T03:04:05Z",
                "aws:EpochTime=1767323045",
                "aws:RequestedRegion=eu-central-1",
                "aws:SecureTransport=true",
                "aws:SourceIp=203.0.113.7",
                "aws:UserAgent=aws-cli/1",
                "s3:authType=REST-HEADER",
                "s3:delimiter=/",
                "s3:max-keys=10",
                "s3:prefix=checkpoints/",
                "s3:signatureversion=AWS4-HMAC-SHA256",
                "s3:TlsVersion=1.3",
                "s3:x-amz-server-side-encryption=aws:kms",
            ],
            keys.Entries.Select(entry => $"{entry.Key}={entry.Value}"));
    }

    [Fact]
    public void Absent_headers_and_parameters_give_no_condition_keys()
    {
        var keys = S3Request.Of(Request("PUT /example/a")).ConditionKeys();

        Assert.Null(keys.Find("s3:x-amz-server-side-encryption"));
        Assert.Null(keys.Find("s3:prefix"));
    }

    private static IEnumerable<string> Actions(AwsHttpRequest request) =>
        Assert.IsType<RequiredActions.Known>(S3Request.Of(request).ReadActions()).Actions.Select(
            requested => $"{requested.Action} {requested.Resource}");
}
