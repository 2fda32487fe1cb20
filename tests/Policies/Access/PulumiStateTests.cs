using IamEngine.Model;
using static Tests.Access.Sentences;

namespace Tests.Access;

public sealed class PulumiStateTests
{
    private const string Bucket = "arn:aws:s3:::example-pulumi";

    private const string Stacks = $"{Bucket}/.pulumi/stacks/infra/";

    private static readonly Asker Reader = Asker.With(IdentityPolicy.Of([.. Example.State.Reading()]));

    private static readonly Asker Keeper = Asker.With(IdentityPolicy.Of([.. Example.State.Keeping()]));

    private static readonly string[] Own =
    [
        $"{Stacks}dev.json", $"{Stacks}dev.json.bak", $"{Stacks}dev.json.attrs", $"{Bucket}/.pulumi/history/infra/dev/1.json",
        $"{Bucket}/.pulumi/backups/infra/dev/1.json", $"{Bucket}/.pulumi/locks/organization/infra/dev/1.json",
    ];

    private static readonly string[] OfOthers =
    [
        $"{Stacks}dev2.json", $"{Stacks}prod.json", $"{Bucket}/.pulumi/stacks/other/dev.json",
            $"{Bucket}/.pulumi/history/infra/dev2/1.json",
        $"{Bucket}/.pulumi/backups/infra/prod/1.json", $"{Bucket}/.pulumi/locks/organization/infra/dev2/1.json",
        $"{Bucket}-2/.pulumi/stacks/infra/dev.json", $"{Bucket}/payroll",
    ];

    [Fact]
    public void To_see_it_it_reads() => Assert.Equal(
        """
        Allow ListTheState
          s3:GetBucketLocation s3:ListBucket
          on arn:aws:s3:::example-pulumi
        Allow ReadTheState
          s3:GetObject
          on arn:aws:s3:::example-pulumi/.pulumi/backups/infra/dev/*
          on arn:aws:s3:::example-pulumi/.pulumi/history/infra/dev/*
          on arn:aws:s3:::example-pulumi/.pulumi/locks/organization/infra/dev/*
          on arn:aws:s3:::example-pulumi/.pulumi/meta.yaml
          on arn:aws:s3:::example-pulumi/.pulumi/stacks/infra/dev.*
        Allow OpenSecrets
          kms:Decrypt
          on arn:aws:kms:us-east-1:123456789012:key/example
        """,
        Read(Example.State.Reading()));

    [Fact]
    public void To_keep_it_it_reads() => Assert.Equal(
        """
        Allow ListTheState
          s3:GetBucketLocation s3:ListBucket
          on arn:aws:s3:::example-pulumi
        Allow ReadHowItIsKept
          s3:GetObject
          on arn:aws:s3:::example-pulumi/.pulumi/meta.yaml
        Allow KeepTheState
          s3:DeleteObject s3:GetObject s3:PutObject
          on arn:aws:s3:::example-pulumi/.pulumi/backups/infra/dev/*
          on arn:aws:s3:::example-pulumi/.pulumi/history/infra/dev/*
          on arn:aws:s3:::example-pulumi/.pulumi/locks/organization/infra/dev/*
          on arn:aws:s3:::example-pulumi/.pulumi/stacks/infra/dev.*
        Allow SealAndOpenSecrets
          kms:Decrypt kms:Encrypt
          on arn:aws:kms:us-east-1:123456789012:key/example
        """,
        Read(Example.State.Keeping()));

    [Fact]
    public void Without_a_key_in_AWS_no_key_is_used()
    {
        var without = Example.State with { Key = null };

        Assert.Equal("ListTheState ReadTheState", Names(IdentityPolicy.Of([.. without.Reading()])));
        Assert.Equal("ListTheState ReadHowItIsKept KeepTheState", Names(IdentityPolicy.Of([.. without.Keeping()])));
    }

    [Fact]
    public void A_reader_reads_the_stack_and_writes_nothing()
    {
        Reader.May("s3:ListBucket", Bucket);
        Reader.May("s3:GetObject", [.. Own, $"{Bucket}/.pulumi/meta.yaml"]);
        Reader.May("kms:Decrypt", Example.Key);
        Reader.MayNot("s3:PutObject", [.. Own, $"{Bucket}/.pulumi/meta.yaml"]);
        Reader.MayNot("s3:DeleteObject", Own);
        Reader.MayNot("kms:Encrypt", Example.Key);
    }

    [Fact]
    public void A_keeper_writes_the_stack_and_not_how_the_bucket_is_kept()
    {
        Keeper.May("s3:ListBucket", Bucket);
        Keeper.May("s3:GetObject", [.. Own, $"{Bucket}/.pulumi/meta.yaml"]);
        Keeper.May("s3:PutObject", Own);
        Keeper.May("s3:DeleteObject", Own);
        Keeper.May("kms:Encrypt", Example.Key);
        Keeper.May("kms:Decrypt", Example.Key);
        Keeper.MayNot("s3:PutObject", $"{Bucket}/.pulumi/meta.yaml");
        Keeper.MayNot("s3:DeleteObject", $"{Bucket}/.pulumi/meta.yaml");
    }

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("s3:PutObject")]
    [InlineData("s3:DeleteObject")]
    public void The_state_of_other_stacks_is_out_of_reach(string action)
    {
        Reader.MayNot(action, OfOthers);
        Keeper.MayNot(action, OfOthers);
    }

    [Fact]
    public void Old_versions_are_not_deleted() => Keeper.MayNot("s3:DeleteObjectVersion", Own);
}
