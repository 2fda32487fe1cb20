using IamEngine.Model;
using IamEngine.Vocabulary;

namespace Policies.Access;

/// <summary>What an uploader may do under one prefix of the state bucket.</summary>
/// <param name="Use">Delete includes write, and write includes read.</param>
public sealed record PrefixGrant(StatePrefix Prefix, DataUse Use)
{
    /// <summary>The permissions of a stack without a list of uploaders: writing checkpoints and savepoints.</summary>
    public static Seq<PrefixGrant> State { get; } =
        [new(StatePrefix.Checkpoints, DataUse.Write), new(StatePrefix.Savepoints, DataUse.Write)];

    /// <summary>The actions on objects that exactly this use adds to the use before it.</summary>
    public static Seq<ActionPattern> Adds(DataUse use) => use switch
    {
        DataUse.Read => [S3.GetObject],
        DataUse.Write => [S3.PutObject, S3.AbortMultipartUpload, S3.ListMultipartUploadParts],
        _ => [S3.DeleteObject],
    };

    public override string ToString() => $"{Use.ToString().ToLowerInvariant()} {Prefix}";
}
