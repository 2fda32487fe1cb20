using IamEngine.Model;
using Policies.Access;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class StateAccessTests
{
    private static readonly Asker Holder =
        Asker.With(StateAccess.Document(Example.Store)).When("kms:ViaService", "s3.us-east-1.amazonaws.com");

    [Fact]
    public void It_reads() => Assert.Equal(
        """
        Allow FindTheBucket
          s3:GetBucketLocation s3:ListBucketMultipartUploads
          on arn:aws:s3:::example-state
        Allow ListUnderThePrefixes
          s3:ListBucket
          on arn:aws:s3:::example-state
          when StringLike s3:prefix {checkpoints/*, savepoints/*}
        Allow ReadAndWriteCheckpoints
          s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-state/checkpoints/*
        Allow ReadAndWriteSavepoints
          s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-state/savepoints/*
        Allow UseTheKeyThroughS3
          kms:Decrypt kms:GenerateDataKey
          on arn:aws:kms:us-east-1:123456789012:key/example
          when StringEquals kms:ViaService {s3.us-east-1.amazonaws.com}
        """,
        Read(StateAccess.Document(Example.Store)));

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("s3:PutObject")]
    [InlineData("s3:AbortMultipartUpload")]
    [InlineData("s3:ListMultipartUploadParts")]
    public void State_is_read_and_written_under_the_two_prefixes(string action)
    {
        Holder.May(action, $"{Example.Bucket}/checkpoints/job/chk-1/_metadata",
            $"{Example.Bucket}/savepoints/savepoint-1/_metadata");
        Holder.MayNot(
            action, $"{Example.Bucket}/ha/a", $"{Example.Bucket}/logs/a", $"{Example.Bucket}/a",
                $"{Example.Bucket}/checkpoints-2/a",
            $"{Example.Bucket}-2/checkpoints/a");
    }

    [Theory]
    [InlineData("s3:DeleteObject")]
    [InlineData("s3:DeleteObjectVersion")]
    [InlineData("s3:GetObjectVersion")]
    [InlineData("s3:PutObjectAcl")]
    public void State_is_not_deleted(string action) =>
        Holder.MayNot(action, $"{Example.Bucket}/checkpoints/a", $"{Example.Bucket}/savepoints/a");

    [Fact]
    public void The_bucket_is_listed_under_the_two_prefixes_alone()
    {
        Holder.When("s3:prefix", "checkpoints/").May("s3:ListBucket", Example.Bucket);
        Holder.When("s3:prefix", "savepoints/job/").May("s3:ListBucket", Example.Bucket);
        Holder.When("s3:prefix", "checkpoints").MayNot("s3:ListBucket", Example.Bucket);
        Holder.When("s3:prefix", "logs/").MayNot("s3:ListBucket", Example.Bucket);
        Holder.MayNot("s3:ListBucket", Example.Bucket);
        Holder.When("s3:prefix", "checkpoints/").MayNot("s3:ListBucket", $"{Example.Bucket}-2");
    }

    [Fact]
    public void The_bucket_is_found_and_not_configured()
    {
        Holder.May("s3:GetBucketLocation", Example.Bucket);
        Holder.May("s3:ListBucketMultipartUploads", Example.Bucket);
        Holder.MayNot("s3:ListBucketVersions", Example.Bucket);
        Holder.MayNot("s3:PutBucketPolicy", Example.Bucket);
        Holder.MayNot("s3:PutLifecycleConfiguration", Example.Bucket);
    }

    [Theory]
    [InlineData("kms:Decrypt")]
    [InlineData("kms:GenerateDataKey")]
    public void The_key_is_used_through_S3_alone(string action)
    {
        Holder.May(action, Example.Key);
        Holder.MayNot(action, "arn:aws:kms:us-east-1:123456789012:key/other");
        Holder.Without("kms:ViaService").MayNot(action, Example.Key);
        Holder.When("kms:ViaService", "ec2.us-east-1.amazonaws.com").MayNot(action, Example.Key);
    }

    [Fact]
    public void The_key_is_not_changed() => Holder.MayNot("kms:ScheduleKeyDeletion", Example.Key);

    private static readonly Seq<PrefixGrant> Several =
    [
        new(StatePrefix.Checkpoints, DataUse.Read), new(StatePrefix.Savepoints, DataUse.Delete), Grant("archive/", DataUse.Read),
        Grant("exports/", DataUse.Write), Grant("reports/daily/", DataUse.Delete),
    ];

    [Fact]
    public void With_prefixes_of_an_uploader_it_reads() => Assert.Equal(
        """
        Allow FindTheBucket
          s3:GetBucketLocation
          on arn:aws:s3:::example-state
        Allow ListUnderThePrefixes
          s3:ListBucket
          on arn:aws:s3:::example-state
          when StringLike s3:prefix {archive/*, checkpoints/*, exports/*, reports/daily/*, savepoints/*}
        Allow ReadCheckpoints
          s3:GetObject
          on arn:aws:s3:::example-state/checkpoints/*
        Allow ReadAndWriteSavepoints
          s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-state/savepoints/*
        Allow ReadFurtherPrefixes
          s3:GetObject
          on arn:aws:s3:::example-state/archive/*
        Allow ReadAndWriteFurtherPrefixes
          s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject
          on arn:aws:s3:::example-state/exports/*
          on arn:aws:s3:::example-state/reports/daily/*
        Allow UseTheKeyThroughS3
          kms:Decrypt kms:GenerateDataKey
          on arn:aws:kms:us-east-1:123456789012:key/example
          when StringEquals kms:ViaService {s3.us-east-1.amazonaws.com}
        """,
        Read(StateAccess.OnPrefixes(Example.Store, Several)));

    [Fact]
    public void Savepoints_alone_are_read_in_a_statement_of_their_own()
    {
        var reading = StateAccess.OnPrefixes(Example.Store, [new(StatePrefix.Savepoints, DataUse.Read)]);

        Assert.Equal("FindTheBucket ListUnderThePrefixes ReadSavepoints UseTheKeyThroughS3", Names(reading));
        Assert.Equal(
            """
            Allow ReadSavepoints
              s3:GetObject
              on arn:aws:s3:::example-state/savepoints/*
            """,
            Read(reading, "ReadSavepoints"));
    }

    [Fact]
    public void Who_only_reads_neither_writes_nor_encrypts()
    {
        var reader = Asker.With(StateAccess.OnPrefixes(Example.Store, [Grant("exports/", DataUse.Read)]))
            .When("kms:ViaService", "s3.us-east-1.amazonaws.com");

        reader.May("s3:GetObject", $"{Example.Bucket}/exports/a");
        reader.May("kms:Decrypt", Example.Key);
        reader.MayNot("kms:GenerateDataKey", Example.Key);
        foreach (var action in (string[])["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"])
        {
            reader.MayNot(action, $"{Example.Bucket}/exports/a");
        }
    }

    [Fact]
    public void Who_writes_another_prefix_alone_encrypts_too() =>
        Asker.With(StateAccess.OnPrefixes(Example.Store, [Grant("exports/", DataUse.Write)]))
            .When("kms:ViaService", "s3.us-east-1.amazonaws.com").May("kms:GenerateDataKey", Example.Key);

    [Theory]
    [InlineData(DataUse.Write, DataUse.Write, true)]
    [InlineData(DataUse.Delete, DataUse.Write, true)]
    [InlineData(DataUse.Read, DataUse.Write, false)]
    [InlineData(DataUse.Write, DataUse.Read, false)]
    public void Unfinished_uploads_of_the_whole_bucket_are_listed_by_who_writes_the_whole_state(
        DataUse checkpoints, DataUse savepoints, bool may)
    {
        var uploader = Asker.With(StateAccess.OnPrefixes(
            Example.Store, [new(StatePrefix.Checkpoints, checkpoints), new(StatePrefix.Savepoints, savepoints)]));

        if (may)
        {
            uploader.May("s3:ListBucketMultipartUploads", Example.Bucket);
        }
        else
        {
            uploader.MayNot("s3:ListBucketMultipartUploads", Example.Bucket);
        }
    }

    private static PrefixGrant Grant(string prefix, DataUse use) => new(StatePrefix.Ask(prefix).OrThrow(), use);
}
