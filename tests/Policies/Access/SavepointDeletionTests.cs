using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class SavepointDeletionTests
{
    private static readonly Asker Holder = Asker.With(SavepointDeletion.Document(Example.Store));

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow DeleteSavepoints
          s3:DeleteObject
          on arn:aws:s3:::example-state/savepoints/*
        """,
        Read(SavepointDeletion.Document(Example.Store)));

    [Fact]
    public void Savepoints_may_be_deleted() =>
        Holder.May("s3:DeleteObject", $"{Example.Bucket}/savepoints/savepoint-1/_metadata");

    [Fact]
    public void Nothing_else_may_be_deleted() => Holder.MayNot(
        "s3:DeleteObject",
        $"{Example.Bucket}/checkpoints/a", $"{Example.Bucket}/ha/a", $"{Example.Bucket}/logs/a", $"{Example.Bucket}/savepoints",
        $"{Example.Bucket}-2/savepoints/a");

    [Theory]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:PutObject")]
    [InlineData("s3:GetObject")]
    public void Nothing_else_may_be_done_to_them(string action) => Holder.MayNot(action, $"{Example.Bucket}/savepoints/a");
}
