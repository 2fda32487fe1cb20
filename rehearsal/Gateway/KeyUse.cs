using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using IamEngine.Requests;
using Rehearsal.Cloud;

namespace Rehearsal.Gateway;

/// <summary>
/// What a call of S3 asks KMS for, in the caller's name: a data key to write an encrypted object, and to have one opened to read it or
/// to put the parts of an upload together. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
/// </summary>
internal static class KeyUse
{
    public static async Task<IReadOnlyList<Asked>> OfAsync(EmulatedCloud cloud, S3Request request, CancellationToken cancellation)
    {
        try
        {
            if (request.WritesObject && await WrittenWithAsync(cloud, request, cancellation) is { } key)
            {
                return [Ask(cloud, request, "kms:GenerateDataKey", key)];
            }

            if (request.EndsUpload && await DefaultKeyAsync(cloud, request.Bucket, cancellation) is { } uploadKey)
            {
                return [Ask(cloud, request, "kms:Decrypt", uploadKey)];
            }

            if (request.ReadsObject && await ReadWithAsync(cloud, request, cancellation) is { } objectKey)
            {
                return [Ask(cloud, request, "kms:Decrypt", objectKey)];
            }
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // There is no such bucket or object: the emulator says so better than a question about its key.
        }

        return [];
    }

    private static async Task<string?> WrittenWithAsync(EmulatedCloud cloud, S3Request request, CancellationToken cancellation) =>
        request.Http.Header("x-amz-server-side-encryption") switch
    {
        null when request.Http.Header("x-amz-server-side-encryption-customer-algorithm") is null => await DefaultKeyAsync(
            cloud, request.Bucket, cancellation),
        "aws:kms" or "aws:kms:dsse" => request.Http.Header("x-amz-server-side-encryption-aws-kms-key-id") ?? await DefaultKeyAsync(
            cloud, request.Bucket, cancellation),
        _ => null,
    };

    private static async Task<string?> DefaultKeyAsync(EmulatedCloud cloud, string bucket, CancellationToken cancellation)
    {
        var held = await cloud.S3.GetBucketEncryptionAsync(new() { BucketName = bucket }, cancellation);
        return held.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules?.FirstOrDefault()?.ServerSideEncryptionByDefault?.ServerSideEncryptionKeyManagementServiceKeyId;
    }

    private static async Task<string?> ReadWithAsync(EmulatedCloud cloud, S3Request request, CancellationToken cancellation)
    {
        var held = await cloud.S3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = request.Bucket, Key = request.Key, VersionId = request.Http.Query.GetValueOrDefault("versionId") }, cancellation);
        return held.ServerSideEncryptionKeyManagementServiceKeyId;
    }

    private static Asked Ask(EmulatedCloud cloud, S3Request request, string action, string key) => new(
        action,
        key,
        RequestContext.Of(
        [
            .. request.Http.Circumstances(),
            ("kms:ViaService", $"s3.{cloud.Region}.amazonaws.com"),
            ("kms:EncryptionContext:aws:s3:arn", request.BucketArn), // the bucket's, since it has a bucket key
        ]));
}
