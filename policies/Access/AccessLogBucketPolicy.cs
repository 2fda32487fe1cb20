using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// Lets S3 deliver the state bucket's access log, and only that.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
/// </summary>
public static class AccessLogBucketPolicy
{
    public static ResourcePolicy Document(Arn logBucket, Arn stateBucket, AccountId account)
    {
        ResourcePattern objects = new($"{logBucket}/*");
        ResourcePattern[] everything = [logBucket, objects];

        return ResourcePolicy.Of(
            Allow("DeliverTheAccessLog", S3.PutObject).To(new Principal.Service("logging.s3.amazonaws.com")).On(objects)
                .When(Aws.SourceAccount.Is(account.Value), Aws.SourceArn.Is(stateBucket)),

            Deny("NothingWithoutTls", S3.Any).ToEveryone().On(everything)
                .When(Aws.SecureTransport.Is(false)),

            Deny("NothingBelowTls12", S3.Any).ToEveryone().On(everything)
                .When(S3Keys.TlsVersion.IsLessThan(1.2m)));
    }
}
