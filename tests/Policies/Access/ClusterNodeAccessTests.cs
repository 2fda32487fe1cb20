using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class ClusterNodeAccessTests
{
    private static readonly Asker One = Asker.With(ClusterNodeAccess.Document(Example.Store, highAvailability: false));

    private static readonly Asker Three = Asker.With(ClusterNodeAccess.Document(Example.Store, highAvailability: true));

    [Fact]
    public void With_one_primary_it_reads() => Assert.Equal(
        """
        Allow LeaveLogs
          s3:AbortMultipartUpload s3:PutObject
          on arn:aws:s3:::example-state/logs/*
        """,
        Read(ClusterNodeAccess.Document(Example.Store, highAvailability: false)));

    [Fact]
    public void With_bootstrap_scripts_it_reads() => Assert.Equal(
        """
        Allow LeaveLogs
          s3:AbortMultipartUpload s3:PutObject
          on arn:aws:s3:::example-state/logs/*
        Allow FetchBootstrapScripts
          s3:GetObject
          on arn:aws:s3:::example-state/bootstrap/*
        """,
        Read(ClusterNodeAccess.Document(Example.Store, highAvailability: false, hasBootstrapScripts: true)));

    [Fact]
    public void With_bootstrap_scripts_nodes_fetch_them_and_cannot_change_them()
    {
        var nodes = Asker.With(ClusterNodeAccess.Document(Example.Store, highAvailability: false, hasBootstrapScripts: true));

        nodes.May("s3:GetObject", $"{Example.Bucket}/bootstrap/install.sh");
        nodes.MayNot("s3:PutObject", $"{Example.Bucket}/bootstrap/install.sh");
        nodes.MayNot("s3:DeleteObject", $"{Example.Bucket}/bootstrap/install.sh");
        One.MayNot("s3:GetObject", $"{Example.Bucket}/bootstrap/install.sh");
    }

    [Fact]
    public void With_three_primaries_it_reads() => Assert.Equal(
        """
        Allow LeaveLogs
          s3:AbortMultipartUpload s3:PutObject
          on arn:aws:s3:::example-state/logs/*
        Allow ListWhatIsHandedOver
          s3:ListBucket
          on arn:aws:s3:::example-state
          when StringLike s3:prefix {ha/*}
        Allow HandOver
          s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-state/ha/*
        """,
        Read(ClusterNodeAccess.Document(Example.Store, highAvailability: true)));

    [Fact]
    public void Nodes_leave_logs_and_neither_read_nor_delete_them()
    {
        foreach (var nodes in new[] { One, Three })
        {
            nodes.May("s3:PutObject", $"{Example.Bucket}/logs/j-1/node.gz");
            nodes.May("s3:AbortMultipartUpload", $"{Example.Bucket}/logs/j-1/node.gz");
            nodes.MayNot("s3:GetObject", $"{Example.Bucket}/logs/j-1/node.gz");
            nodes.MayNot("s3:DeleteObject", $"{Example.Bucket}/logs/j-1/node.gz");
            nodes.When("s3:prefix", "logs/").MayNot("s3:ListBucket", Example.Bucket);
        }
    }

    [Fact]
    public void Only_three_primaries_hand_over_through_the_bucket()
    {
        foreach (var action in new[] { "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload",
            "s3:ListMultipartUploadParts" })
        {
            Three.May(action, $"{Example.Bucket}/ha/application_1/jobgraph");
            One.MayNot(action, $"{Example.Bucket}/ha/application_1/jobgraph");
        }

        Three.When("s3:prefix", "ha/").May("s3:ListBucket", Example.Bucket);
        One.When("s3:prefix", "ha/").MayNot("s3:ListBucket", Example.Bucket);
    }

    [Fact]
    public void Handed_over_files_are_listed_only_under_their_prefix()
    {
        Three.MayNot("s3:ListBucket", Example.Bucket);
        Three.When("s3:prefix", "").MayNot("s3:ListBucket", Example.Bucket);
        Three.When("s3:prefix", "savepoints/").MayNot("s3:ListBucket", Example.Bucket);
    }

    [Theory]
    [InlineData("s3:GetObject", "checkpoints/a")]
    [InlineData("s3:DeleteObject", "savepoints/a")]
    [InlineData("s3:DeleteObjectVersion", "ha/a")]
    [InlineData("s3:PutObject", "elsewhere/a")]
    public void State_is_not_part_of_it(string action, string key) => Three.MayNot(action, $"{Example.Bucket}/{key}");
}
