using System.Text.RegularExpressions;
using IamEngine.Catalogue;

namespace Tests.Catalogue;

public sealed class LookingUp
{
    [Fact]
    public void Case_does_not_matter()
    {
        Assert.Equal("s3:GetObject", AwsCatalogue.FindAction("S3:getobject")!.FullName);
        Assert.Equal("s3", AwsCatalogue.Find("S3")!.Prefix);
        Assert.Equal("object", AwsCatalogue.Find("s3")!.FindResourceType("Object")!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("s3")]
    [InlineData("s3:")]
    [InlineData("GetObject")]
    [InlineData("s3:GetObjct")]
    [InlineData("s3:GetObject ")]
    [InlineData("s3:Get*")]
    [InlineData("nosuch:GetObject")]
    public void Text_that_is_not_an_action_is_not_found(string name) => Assert.Null(AwsCatalogue.FindAction(name));

    [Fact]
    public void Everything_is_found_under_its_own_name()
    {
        Assert.All(AwsCatalogue.Services, service =>
        {
            Assert.Same(service, AwsCatalogue.Find(service.Prefix));
            Assert.All(service.Actions, action =>
                Assert.Same(action, AwsCatalogue.FindAction(action.FullName.ToUpperInvariant())));
            Assert.All(service.ResourceTypes, type => Assert.Same(type, service.FindResourceType(type.Name)));
            Assert.All(service.ConditionKeys, key => Assert.Same(key, service.FindConditionKey(key.Name)));
            Assert.All(service.ConditionKeys, key => Assert.Equal(key.Name, AwsCatalogue.FindConditionKey(key.Name)?.Name,
                StringComparer.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public void Every_fact_is_one_instance_across_threads()
    {
        var found = new CatalogueAction?[64];
        Parallel.For(0, found.Length, i => found[i] = AwsCatalogue.FindAction("quicksight:CreateDashboard"));
        Assert.NotNull(found[0]);
        Assert.All(found, action => Assert.Same(found[0], action));
    }

    [Fact]
    public void Looking_up_an_action_allocates_nothing()
    {
        AwsCatalogue.FindAction("s3:GetObject");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var action = AwsCatalogue.FindAction("s3:GetObject");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotNull(action);
    }

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("S3:GETobject")]
    [InlineData("s3:Get*")]
    [InlineData("s3:*Object")]
    [InlineData("s3:?etObject")]
    [InlineData("s3:**e*t*")]
    [InlineData("s3*:Get*")]
    [InlineData("*:*PassRole*")]
    [InlineData("s3:")]
    [InlineData("s3")]
    [InlineData("")]
    [InlineData("*")]
    public void A_pattern_finds_what_a_regular_expression_finds(string pattern)
    {
        var regex = new Regex(
            "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase);
        Assert.Equal(
            AwsCatalogue.Services.SelectMany(service => service.Actions).Where(action => regex.IsMatch(action.FullName)),
            AwsCatalogue.ActionsMatching(pattern));
    }

    [Fact]
    public void A_pattern_names_actions()
    {
        Assert.Equal(
            ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"],
            AwsCatalogue.ActionsMatching("sts:AssumeRole*").Select(action => action.FullName));
        Assert.Empty(AwsCatalogue.ActionsMatching("s3:Fetch*"));
        Assert.Empty(AwsCatalogue.ActionsMatching("nosuch:*"));
    }

    [Theory]
    [InlineData("s3:PutBucketPolicy", true)]
    [InlineData("kms:CreateGrant", true)]
    [InlineData("kinesis:PutResourcePolicy", true)] // AWS lists it as Write
    [InlineData("logs:PutDestinationPolicy", true)]
    [InlineData("codeartifact:PutRepositoryPermissionsPolicy", true)]
    [InlineData("iot:UpdateRoleAlias", true)]
    [InlineData("lex:CreateResourcePolicyStatement", true)]
    [InlineData("logs:PutRetentionPolicy", false)]
    [InlineData("elasticmapreduce:PutManagedScalingPolicy", false)]
    [InlineData("kinesis:GetResourcePolicy", false)]
    [InlineData("kinesis:DeleteResourcePolicy", false)]
    [InlineData("s3:PutObject", false)]
    [InlineData("dynamodb:TagResource", false)]
    public void An_action_that_gives_access_to_others_is_known(string name, bool changesPermissions) =>
        Assert.Equal(changesPermissions, AwsCatalogue.FindAction(name)!.ChangesPermissions);

    [Theory]
    [InlineData("s3:ListAllMyBuckets", true)]
    [InlineData("cloudwatch:PutMetricData", true)]
    [InlineData("s3:GetObject", false)]
    [InlineData("events:PutEvents", false)] // one of two kinds of bus
    public void An_action_that_can_name_no_resource_is_known(string name, bool mayNameNone) =>
        Assert.Equal(mayNameNone, AwsCatalogue.FindAction(name)!.MayNameNoResource);
}
