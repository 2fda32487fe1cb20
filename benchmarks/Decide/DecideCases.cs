using IamEngine.Decide;
using IamEngine.Json;
using IamEngine.Model;
using IamEngine.Requests;

namespace Benchmarks.Decide;

/// <summary>The requests and policies of the decision benchmarks.</summary>
internal static class DecideCases
{
    public const string AssumePolicy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::123456789012:role/upload"}]}
        """;

    public const string AssumeTrust =
        """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::123456789012:user/uploader","arn:aws:iam::123456789012:user/operator"]},
           "Action":"sts:AssumeRole","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"StringLike":{"sts:RoleSessionName":"up-*"}}},
          {"Effect":"Allow","Principal":{"Service":"elasticmapreduce.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    public const string UploadPolicy =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"List","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::example-state","Condition":{"StringLike":{"s3:prefix":["checkpoints/*","savepoints/*"]}}},
          {"Sid":"Objects","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::example-state/checkpoints/*","arn:aws:s3:::example-state/savepoints/*"]},
          {"Sid":"Key","Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}},
          {"Sid":"Never","Effect":"Deny","Action":["s3:DeleteBucket","s3:PutBucketPolicy","s3:PutLifecycleConfiguration"],"Resource":"*"}]}
        """;

    public const string BucketPolicy =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"OnlyTls","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::example-state","arn:aws:s3:::example-state/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}},
          {"Sid":"Upload","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/upload"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::example-state/*","Condition":{"StringLike":{"s3:x-amz-storage-class":"STANDARD*"}}},
          {"Sid":"OnlyEncrypted","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::example-state/*","Condition":{"StringNotLike":{"s3:x-amz-server-side-encryption":"aws:kms*"}}}]}
        """;

    /// <summary>The two allowed requests, and one request for each reason of a denial under the policies of the second.</summary>
    public static IReadOnlyList<(string Name, Evaluator Evaluator, Request Request, Verdict Verdict)> All =>
    [
        ("a user assumes a role", AssumeRole.Evaluator, AssumeRole.Request, Verdict.Allowed),
        ("a session writes an object", PutObject.Evaluator, PutObject.Request, Verdict.Allowed),
        ("a session writes an object without TLS", PutObject.Evaluator,
            PutObject.Request.With(PutObject.Request.Context.With("aws:SecureTransport", ContextValue.One("false"))),
            Verdict.ExplicitlyDenied),
        ("a session writes another object", PutObject.Evaluator,
            new(PutObject.Request.Caller, "s3:PutObject", "arn:aws:s3:::another/object", AccountId.Of("123456789012"),
                PutObject.Request.Context),
            Verdict.ImplicitlyDenied),
    ];

    /// <summary>
    /// A user assumes a role: an identity policy with one statement, and a trust policy with two, with MFA and a session name.
    /// </summary>
    public static (Evaluator Evaluator, Request Request) AssumeRole { get; } = (
        Evaluator.For(new()
        {
            Identity = [new("assume", PolicyReader.Identity(AssumePolicy).OrThrow())],
            Resource = new PolicyOfResource.Trust("trust", PolicyReader.Trust(AssumeTrust).OrThrow()),
        }),
        new(
            Caller.Of("arn:aws:iam::123456789012:user/uploader"), "sts:AssumeRole", "arn:aws:iam::123456789012:role/upload",
                AccountId.Of("123456789012"),
            RequestContext.Of(("aws:MultiFactorAuthPresent", "true"), ("sts:RoleSessionName", "up-laptop"))));

    /// <summary>
    /// A role session writes an object: an identity policy with four statements, and a bucket policy with three, with TLS,
    /// StringLike and negated operators.
    /// </summary>
    public static (Evaluator Evaluator, Request Request) PutObject { get; } = (
        Evaluator.For(new()
        {
            Identity = [new("upload", PolicyReader.Identity(UploadPolicy).OrThrow())],
            Resource = new PolicyOfResource.Plain("bucket", PolicyReader.Resource(BucketPolicy).OrThrow()),
        }),
        new(
            Caller.Of("arn:aws:sts::123456789012:assumed-role/upload/laptop"), "s3:PutObject",
                "arn:aws:s3:::example-state/checkpoints/job/chk-7/metadata",
            AccountId.Of("123456789012"),
            RequestContext.Of(
                ("aws:SecureTransport", "true"),
                ("s3:x-amz-storage-class", "STANDARD_IA"),
                ("s3:x-amz-server-side-encryption", "aws:kms"))));
}
