using Review.Model;
using Review.Theorems;
using Tests.Review.Delivery;

namespace Tests.Review.Theorems;

/// <summary>The theorems of a stack that a repository deploys.</summary>
public sealed class DeliveryTheoremTests
{
    private const string NotPublic = "Nothing is public: nobody outside the account is let in, but AWS services by name";

    private const string NoRaise =
        "Whoever deploys cannot change what deploys, make an unbound identity, or hand on another role";

    [Theory]
    [InlineData("dev", "")]
    [InlineData("prod", "  infra:emr: {enabled: true, maxCoreInstances: 20}")]
    public async Task Every_theorem_is_proved_and_one_more(string stack, string settings)
    {
        var theorems = (await Delivered.Of(stack, settings)).Theorems;

        Assert.Contains(theorems, theorem => theorem.Name == NoRaise);
        Assert.All(theorems, theorem =>
            Assert.True(theorem.Outcome == TheoremOutcome.Proved, $"{theorem.Name}: {theorem.Example}{theorem.Reason}"));
    }

    /// <summary>The policies of the role may allow anything; only a gap in its boundary violates the theorem.</summary>
    [Fact]
    public async Task The_boundary_holds_whatever_the_policies_say()
    {
        var report = (await Delivered.Of("prod")).With("ci-deploy-rest", """{"Effect":"Allow","Action":"*","Resource":"*"}""");

        Assert.Equal(TheoremOutcome.Proved, Theorem(report, NoRaise).Outcome);
        foreach (var statement in (string[])["NothingOfItself", "NobodyUnbound", "BoundForGood"])
        {
            // Without this Deny of the boundary, the added Allow of all IAM actions takes effect.
            var open = report.Without("ci-deploy-boundary", statement)
                .With("ci-deploy-boundary", """{"Effect":"Allow","Action":"iam:*","Resource":"*"}""");
            Assert.Equal(TheoremOutcome.Refuted, Theorem(open, NoRaise).Outcome);
        }
    }

    [Fact]
    public async Task A_preview_that_may_write_IAM_has_no_boundary_to_hold_it() => Assert.Equal(
        TheoremOutcome.Refuted,
        Theorem((await Delivered.Of("prod"))
            .With("ci-preview", """{"Effect":"Allow","Action":"iam:*","Resource":"*"}"""), NoRaise).Outcome);

    [Theory]
    [InlineData("ci-preview-role", "repo:stranger/infra:pull_request")]
    [InlineData("ci-deploy-role", "repo:example-org@123456/other@456780:environment:prod")]
    [InlineData("ci-deploy-role", "repo:example-org*:environment:prod")]
    public async Task Another_repositorys_tokens_make_a_role_public(string role, string subject)
    {
        var report = (await Delivered.Of("prod")).With(role, $$$$"""
            {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
             "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"token.actions.githubusercontent.com:sub":"{{{{subject}}}}"}}}
            """);

        Assert.Equal(TheoremOutcome.Refuted, Theorem(report, NotPublic).Outcome);
    }

    [Fact]
    public async Task GitHub_is_trusted_by_the_roles_that_deliver_alone()
    {
        var report = (await Delivered.Of("prod")).With("upload-role", $$$$"""
            {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
             "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:{{{{Delivered.Repository}}}}:pull_request"}}}
            """);

        Assert.Equal(TheoremOutcome.Refuted, Theorem(report, NotPublic).Outcome);
    }

    private static TheoremRow Theorem(ReviewReport report, string name) =>
        AllTheorems.Of(report, asked => asked == name).Single();
}
