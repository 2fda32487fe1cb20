using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The bucket policy of the state bucket. It only denies, to every principal; the identity policies contain the Allow statements.
/// </summary>
public static class StateBucketPolicy
{
    public static ResourcePolicy Document(StateStore store, AccountId account)
    {
        ResourcePattern[] everything = [store.Bucket, store.Objects];

        return ResourcePolicy.Of(
            Deny("NothingWithoutTls", S3.Any).ToEveryone().On(everything)
                .When(Aws.SecureTransport.Is(false)),

            Deny("NothingBelowTls12", S3.Any).ToEveryone().On(everything)
                .When(S3Keys.TlsVersion.IsLessThan(1.2m)),

            // A request without either header gets the bucket's default encryption, which uses the right key; Flink sends such
            // requests. A negated condition is also true for a missing key, so "present and different" takes two conditions.
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
            Deny("NoOtherEncryption", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.ServerSideEncryption.IsPresent(), S3Keys.ServerSideEncryption.IsNot("aws:kms")),

            Deny("NoOtherKey", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.ServerSideEncryptionKey.IsPresent(), S3Keys.ServerSideEncryptionKey.IsNotLike(store.Key.ToString())),

            Deny("NoKeyOfTheCaller", S3.PutObject).ToEveryone().On(store.Objects)
                .When(S3Keys.CustomerKeyAlgorithm.IsPresent()),

            // Anonymous callers and AWS services lack the key, so the statement denies them too.
            Deny("NobodyOutsideTheAccount", S3.Any).ToEveryone().On(everything)
                .When(Aws.PrincipalAccount.IsNot(account.Value)));
    }
}
