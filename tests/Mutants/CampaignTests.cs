using Mutation;

namespace Tests.Mutants;

public sealed class CampaignTests
{
    private static readonly Lazy<Dictionary<string, string>> Outcomes = new(() => Planted.Outcomes(Planted.Campaign()));

    [Theory]
    [InlineData("`S3.GetObject,` is removed")]
    [InlineData("`, S3.ListBucket` is removed")]
    [InlineData("`GetObject` becomes `PutObject`")]
    [InlineData("`GetObject` becomes `Any`")]
    public void A_change_of_what_a_test_asserts_is_killed_by_that_test(string change) =>
        Assert.Equal("PlantedTests.The_first_reads", Outcomes.Value[change]);

    [Theory]
    [InlineData("`!tls` becomes `tls`")]
    [InlineData("`if (!tls) { return ResourcePolicy.Of(); }` is removed")] // a statement: compiled by itself
    public void A_theory_kills_with_any_of_its_rows(string change) =>
        Assert.Equal("PlantedTests.It_has_two_statements_with_TLS", Outcomes.Value[change]);

    [Theory]
    [InlineData("`Allow` becomes `Deny`")]
    [InlineData("`Deny` becomes `DenyAllBut`")]
    [InlineData("`(bucket, log)` becomes `(IamEngine.Model.ResourcePattern.Any)`")]
    [InlineData("`On` becomes `OnAllBut`")]
    [InlineData("`To(new Principal.Service(\"example.amazonaws.com\"))` becomes `ToEveryone()`")]
    [InlineData("`bucket,` is removed")]
    [InlineData("`bucket` becomes `log`")]
    [InlineData("`Aws.PrincipalAccount.Is(\"123456789012\")` is removed")]
    [InlineData("`Is` becomes `IsNot`")]
    [InlineData("`PrincipalAccount` becomes `ResourceAccount`")]
    [InlineData("`\"123456789012\"` becomes `\"123456789012*\"`")]
    [InlineData("`false` becomes `true`")]
    public void A_weakening_that_no_test_asserts_survives(string change) => Assert.Equal("", Outcomes.Value[change]);

    [Fact]
    public void A_change_that_does_not_compile_is_no_mutant() =>
        Assert.DoesNotContain("`\"Read\",` is removed", Outcomes.Value.Keys);

    [Fact]
    public void The_assemblies_of_a_mutant_are_freed_after_it()
    {
        var mutants = Planted.Outcomes(Planted.Campaign()).Count;
        for (var time = 0; time < 10 && Loaded() > 0; time++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // Another test may run the same campaign at this moment.
        Assert.InRange(Loaded(), 0, mutants / 2);

        static int Loaded() => AppDomain.CurrentDomain.GetAssemblies()
            .Count(assembly => assembly.GetType("Policies.Access.Planted") is not null);
    }

    [Fact]
    public void Documents_that_fail_their_tests_as_they_are_are_refused_with_the_tests()
    {
        var refusal = Assert.Throws<CampaignException>(() =>
            Planted.Campaign(Planted.Document.Replace("S3.ListBucket", "S3.PutObject", StringComparison.Ordinal)));

        Assert.StartsWith("tests fail on the documents as they are:\nPlantedTests.The_first_reads: ", refusal.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace Policies; class A {", "class B;", "the documents do not compile: ")]
    [InlineData("class A;", "class B {", "the tests do not compile: ")]
    [InlineData("class A;", "class B;", "there is no test")]
    public void Sources_that_cannot_be_tried_are_refused(string document, string tests, string refusal) => Assert.StartsWith(
        refusal, Assert.Throws<CampaignException>(() => Planted.Campaign(document, tests)).Message, StringComparison.Ordinal);
}
