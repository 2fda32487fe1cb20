using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class PrefixDeletionTests
{
    private static readonly Asker Holder = Asker.With(PrefixDeletion.Document(
        Example.Store, [StatePrefix.Ask("exports/").OrThrow(), StatePrefix.Ask("reports/daily/").OrThrow()]));

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow DeleteUnderFurtherPrefixes
          s3:DeleteObject
          on arn:aws:s3:::example-state/exports/*
          on arn:aws:s3:::example-state/reports/daily/*
        """,
        Read(PrefixDeletion.Document(
            Example.Store, [StatePrefix.Ask("exports/").OrThrow(), StatePrefix.Ask("reports/daily/").OrThrow()])));

    [Fact]
    public void Objects_are_deleted_under_the_prefixes_alone()
    {
        Holder.May("s3:DeleteObject", $"{Example.Bucket}/exports/a", $"{Example.Bucket}/reports/daily/a");
        Holder.MayNot(
            "s3:DeleteObject", $"{Example.Bucket}/checkpoints/a", $"{Example.Bucket}/exports", $"{Example.Bucket}/reports/a",
            $"{Example.Bucket}-2/exports/a");
        Holder.MayNot("s3:DeleteObjectVersion", $"{Example.Bucket}/exports/a");
        Holder.MayNot("s3:PutObject", $"{Example.Bucket}/exports/a");
    }
}
