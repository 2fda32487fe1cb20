using IamEngine.Model;
using IamEngine.Vocabulary;
using static IamEngine.Model.Statement;

namespace Policies.Access;

/// <summary>
/// Where Pulumi keeps what it knows of one stack: its own files in a bucket that other stacks may share, and the key that opens
/// the secrets in them. https://www.pulumi.com/docs/iac/concepts/state-and-backends/
/// </summary>
/// <param name="Bucket">The bucket of <c>pulumi login s3://BUCKET</c>.</param>
/// <param name="Key">The key of the secrets provider <c>awskms://</c>; null where another one is used.</param>
/// <param name="Name">Project and stack: <c>infra/dev</c>.</param>
public sealed record PulumiState(Arn Bucket, Arn? Key, string Name)
{
    /// <summary>To see the state, with its secrets.</summary>
    public IEnumerable<IdentityStatement> Reading()
    {
        yield return Listing;
        yield return Allow("ReadTheState", S3.GetObject).On([Under("meta.yaml"), .. Own]);
        if (Key is not null)
        {
            yield return Allow("OpenSecrets", Kms.Decrypt).On(Key);
        }
    }

    /// <summary>To keep the state: Pulumi locks it, writes it anew, and clears the lock away.</summary>
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

    // The state is NAME.json, beside it NAME.json.bak and what else its name goes on to; a stack infra/dev2 is none of them.
    private IEnumerable<ResourcePattern> Own =>
        [Under($"stacks/{Name}.*"), Under($"history/{Name}/*"), Under($"backups/{Name}/*"),
            Under($"locks/organization/{Name}/*")];

    private ResourcePattern Under(string path) => new($"{Bucket}/.pulumi/{path}");
}
