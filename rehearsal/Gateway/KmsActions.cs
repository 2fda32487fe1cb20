using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// The KMS actions that S3 calls on behalf of the caller: GenerateDataKey to write an encrypted object; Decrypt to read one or to
/// complete a multipart upload. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
/// </summary>
internal static class KmsActions
{
    public static async Task<IReadOnlyList<RequestedAction>> OfAsync(
        EmulatedCloud cloud, S3Request request, CancellationToken cancellation)
    {
        try
        {
            if (request.WritesObject && await KeyOfWriteAsync(cloud, request, cancellation) is { } key)
            {
                return [Action(cloud, request, "kms:GenerateDataKey", key)];
            }

            if (request.CompletesMultipartUpload && await DefaultKeyAsync(cloud, request.Bucket, cancellation) is { } uploadKey)
            {
                return [Action(cloud, request, "kms:Decrypt", uploadKey)];
            }

            if (request.ReadsObject && await KeyOfObjectAsync(cloud, request, cancellation) is { } objectKey)
            {
                return [Action(cloud, request, "kms:Decrypt", objectKey)];
            }
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // The bucket or object does not exist: the emulator returns the error.
        }

        return [];
    }

    private static async Task<string?> KeyOfWriteAsync(EmulatedCloud cloud, S3Request request, CancellationToken cancellation) =>
        request.Http.Header("x-amz-server-side-encryption") switch
        {
            null when request.Http.Header("x-amz-server-side-encryption-customer-algorithm") is null =>
                await DefaultKeyAsync(cloud, request.Bucket, cancellation),
            "aws:kms" or "aws:kms:dsse" => request.Http.Header("x-amz-server-side-encryption-aws-kms-key-id")
                ?? await DefaultKeyAsync(cloud, request.Bucket, cancellation),
            _ => null,
        };

    private static async Task<string?> DefaultKeyAsync(EmulatedCloud cloud, string bucket, CancellationToken cancellation)
    {
        var response = await cloud.S3.GetBucketEncryptionAsync(new() { BucketName = bucket }, cancellation);
        var rule = response.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules?.FirstOrDefault();
        return rule?.ServerSideEncryptionByDefault?.ServerSideEncryptionKeyManagementServiceKeyId;
    }

    private static async Task<string?> KeyOfObjectAsync(EmulatedCloud cloud, S3Request request, CancellationToken cancellation)
    {
        var response = await cloud.S3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest
            {
                BucketName = request.Bucket,
                Key = request.Key,
                VersionId = request.Http.Query.GetValueOrDefault("versionId"),
            },
            cancellation);
        return response.ServerSideEncryptionKeyManagementServiceKeyId;
    }

    private static RequestedAction Action(EmulatedCloud cloud, S3Request request, string action, string key) => new(
        action,
        key,
        RequestContext.Of(
        [
            .. request.Http.GlobalConditionKeys(),
            ("kms:ViaService", $"s3.{cloud.Region}.amazonaws.com"),
            ("kms:EncryptionContext:aws:s3:arn", request.BucketArn), // with an S3 Bucket Key, the bucket's ARN
        ]));
}
