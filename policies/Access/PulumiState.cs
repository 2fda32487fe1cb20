using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// The Pulumi state of one stack: its files in a bucket that other stacks may share, and the key that decrypts the secrets in
/// them.
/// https://www.pulumi.com/docs/iac/concepts/state-and-backends/
/// </summary>
/// <param name="Bucket">The bucket of <c>pulumi login s3://BUCKET</c>.</param>
/// <param name="Key">The key of the secrets provider <c>awskms://</c>; null with another secrets provider.</param>
/// <param name="Name">The project and the stack: <c>infra/dev</c>.</param>
public sealed record PulumiState(Arn Bucket, Arn? Key, string Name)
{
    /// <summary>The permissions to read the state and its secrets.</summary>
    public IEnumerable<IdentityStatement> Reading()
    {
        yield return Listing;
        yield return Allow("ReadTheState", S3.GetObject).On([Under("meta.yaml"), .. Own]);
        if (Key is not null)
        {
            yield return Allow("OpenSecrets", Kms.Decrypt).On(Key);
        }
    }

    /// <summary>The permissions to update the state: Pulumi creates a lock, writes the state, and deletes the lock.</summary>
    public IEnumerable<IdentityStatement> Keeping()
    {
        yield return Listing;
        yield return Allow("ReadHowItIsKept", S3.GetObject).On(Under("meta.yaml"));
        yield return Allow("KeepTheState", S3.GetObject, S3.PutObject, S3.DeleteObject).On([.. Own]);
        if (Key is not null)
        {
            yield return Allow("SealAndOpenSecrets", Kms.Decrypt, Kms.Encrypt).On(Key);
        }
    }

    private IdentityStatement Listing => Allow("ListTheState", S3.GetBucketLocation, S3.ListBucket).On(Bucket);

    // The state is NAME.json; backups have names such as NAME.json.bak. No file of a stack infra/dev2 matches.
    private IEnumerable<ResourcePattern> Own =>
        [Under($"stacks/{Name}.*"), Under($"history/{Name}/*"), Under($"backups/{Name}/*"),
            Under($"locks/organization/{Name}/*")];

    private ResourcePattern Under(string path) => new($"{Bucket}/.pulumi/{path}");
}
