using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class S3EndpointPolicyTests
{
    private const string Packages = "arn:aws:s3:::al2023-repos-us-east-1-de612dc2";

    private const string SystemLogs = "arn:aws:s3:::aws157-logs-prod";

    private static readonly ResourcePolicy Without = S3EndpointPolicy.Document(Example.Store, Example.Id, [Arn.Of(Packages)]);

    private static readonly ResourcePolicy With =
        S3EndpointPolicy.Document(Example.Store, Example.Id, [Arn.Of(Packages), Arn.Of("arn:aws:s3:::example-more")],
            [Arn.Of(SystemLogs)]);

    [Fact]
    public void Without_a_cluster_it_reads() => Assert.Equal(
        """
        Allow ReachTheState
          to everyone
          s3:*
          on arn:aws:s3:::example-state
          on arn:aws:s3:::example-state/*
          when StringEquals aws:PrincipalAccount {123456789012}
        Allow FetchSoftware
          to everyone
          s3:GetObject
          on arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*
        """,
        Read(Without));

    [Fact]
    public void With_a_cluster_it_reads() => Assert.Equal(
        """
        Allow ReachTheState
          to everyone
          s3:*
          on arn:aws:s3:::example-state
          on arn:aws:s3:::example-state/*
          when StringEquals aws:PrincipalAccount {123456789012}
        Allow FetchSoftware
          to everyone
          s3:GetObject
          on arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*
          on arn:aws:s3:::example-more/*
        Allow SendSystemLogs
          to everyone
          s3:PutObject
          on arn:aws:s3:::aws157-logs-prod/*
        """,
        Read(With));

    [Fact]
    public void With_buckets_of_jobs_it_reads() => Assert.Equal(
        """
        Allow ReachTheState
          to everyone
          s3:*
          on arn:aws:s3:::example-state
          on arn:aws:s3:::example-state/*
          when StringEquals aws:PrincipalAccount {123456789012}
        Allow FetchSoftware
          to everyone
          s3:GetObject
          on arn:aws:s3:::al2023-repos-us-east-1-de612dc2/*
        Allow FindBucketOfJobs1
          to everyone
          s3:GetBucketLocation s3:ListBucket
          on arn:aws:s3:::example-input
          when StringEquals aws:PrincipalAccount {123456789012}
        Allow UseBucketOfJobs1
          to everyone
          s3:GetObject
          on arn:aws:s3:::example-input/orders/*
          when StringEquals aws:PrincipalAccount {123456789012}
        Allow FindBucketOfJobs2
          to everyone
          s3:GetBucketLocation s3:ListBucket
          on arn:aws:s3:::example-output
          when StringEquals aws:PrincipalAccount {123456789012}
        Allow UseBucketOfJobs2
          to everyone
          s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-output/*
          when StringEquals aws:PrincipalAccount {123456789012}
        """,
        Read(S3EndpointPolicy.Document(Example.Store, Example.Id, [Arn.Of(Packages)], jobBuckets:
        [
            new(BucketName.Of("example-input"), ["orders/"], DataUse.Read, null),
            new(BucketName.Of("example-output"), [], DataUse.Write, null),
        ])));

    [Fact]
    public void Identities_of_the_account_reach_the_state()
    {
        Asker.Through(Without).May("s3:PutObject", $"{Example.Bucket}/checkpoints/a");
        Asker.Through(Without).May("s3:ListBucket", Example.Bucket);
        Asker.Through(Without).When("aws:PrincipalAccount", Example.OtherAccount)
            .MayNot("s3:PutObject", $"{Example.Bucket}/checkpoints/a");
    }

    [Fact]
    public void State_is_carried_to_no_other_bucket() =>
        Asker.Through(With).MayNot("s3:PutObject", "arn:aws:s3:::stranger/a", $"{Example.Bucket}-2/a", $"{Packages}/a");

    [Fact]
    public void Software_is_fetched_and_not_written()
    {
        Asker.Through(Without).May("s3:GetObject", $"{Packages}/core/a.rpm");
        Asker.Through(Without).MayNot("s3:GetObject", Packages, $"{Packages}-2/a");
        Asker.Through(Without).MayNot("s3:PutObject", $"{Packages}/a");
    }

    [Fact]
    public void Only_a_clusters_nodes_send_logs_to_a_bucket_of_AWS_and_they_do_not_read_them()
    {
        Asker.Through(With).May("s3:PutObject", $"{SystemLogs}/a");
        Asker.Through(With).MayNot("s3:GetObject", $"{SystemLogs}/a");
        Asker.Through(Without).MayNot("s3:PutObject", $"{SystemLogs}/a");
    }
}
