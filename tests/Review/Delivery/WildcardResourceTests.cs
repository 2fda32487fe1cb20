using IamEngine.Catalogue;
using IamEngine.Model;
using Review.Model;
using Tests.Review.Theorems;

namespace Tests.Review.Delivery;

/// <summary>
/// A permission has the resource <c>*</c> only if AWS has no narrower form: the action supports no resource type. The boundary of
/// the deploy role is exempt: it limits by service, and grants nothing.
/// </summary>
[Long]
public sealed class WildcardResourceTests
{
    /// <summary>
    /// The agent calls this before it knows the instance, and AWS's own policy for instances allows it on <c>*</c>.
    /// https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
    /// </summary>
    private const string AsAwsAllowsIt = "ssm:UpdateInstanceInformation";

    public static TheoryData<string, string> Variants => Delivered.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task No_document_allows_on_everything_what_could_be_narrower(string stack, string settings) =>
        Assert.Empty(TooWide(await Delivered.Of(stack, settings)));

    [Theory]
    [InlineData("ec2:DescribeInstanceAttribute")]
    [InlineData("ec2:DescribeVpcAttribute")]
    [InlineData("s3:GetObject")]
    [InlineData("iam:Get*")]
    [InlineData("resource-groups:ListGroupResources")]
    public async Task A_right_that_could_be_narrower_is_found(string action) => Assert.Contains(
        $"ci-preview: {(action == "iam:Get*" ? "iam:GetRole" : action)}",
        TooWide((await Delivered.Of("dev")).With("ci-preview", $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""")));

    [Fact]
    public async Task A_right_on_everything_but_something_is_found() => Assert.Contains(
        "ci-preview: s3:GetObject",
        TooWide((await Delivered.Of("dev")).With(
            "ci-preview", """{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::example/*"}""")));

    private static IEnumerable<string> TooWide(ReviewReport report) =>
        from document in report.Documents
        where document.Document is IdentityPolicy && document.Name != "ci-deploy-boundary"
        from statement in document.Document!.AllStatements
        where statement.Effect == Effect.Allow
            && (statement.Resource is ResourceElement.NotResource
                || statement.Resource.Patterns.Any(pattern => pattern == ResourcePattern.Any))
        from pattern in statement.Action is ActionElement.Action named ? named.Patterns.Select(pattern => pattern.Text) : ["*"]
        from action in AwsCatalogue.ActionsMatching(pattern)
        where !action.IsWildcardOnly && action.FullName != AsAwsAllowsIt
        select $"{document.Name}: {action.FullName}";
}
