using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class CheckpointDeletionTests
{
    private static readonly Asker Holder = Asker.With(CheckpointDeletion.Document(Example.Store));

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow DeleteCheckpoints
          s3:DeleteObject
          on arn:aws:s3:::example-state/checkpoints/*
        """,
        Read(CheckpointDeletion.Document(Example.Store)));

    [Fact]
    public void Checkpoints_may_be_deleted() =>
        Holder.May("s3:DeleteObject", $"{Example.Bucket}/checkpoints/job/chk-1/_metadata");

    [Fact]
    public void Nothing_else_may_be_deleted() => Holder.MayNot(
        "s3:DeleteObject",
        $"{Example.Bucket}/savepoints/a", $"{Example.Bucket}/ha/a", $"{Example.Bucket}/logs/a", $"{Example.Bucket}/checkpoints",
        $"{Example.Bucket}-2/checkpoints/a");

    [Theory]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:PutObject")]
    [InlineData("s3:GetObject")]
    [InlineData("s3:DeleteObjectTagging")]
    public void Nothing_else_may_be_done_to_them(string action) => Holder.MayNot(action, $"{Example.Bucket}/checkpoints/a");
}
