using System.Text.RegularExpressions;
using IamEngine.Check;
using IamEngine.Check.Rules;

namespace Tests.Check;

/// <summary>Properties of every rule.</summary>
public partial class AllRulesTests
{
    public static TheoryData<string> Codes => [.. AllRules.Rules.Select(rule => rule.Code)];

    private static Rule RuleOf(string code) => AllRules.Rules.Single(rule => rule.Code == code);

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_example_violates_this_rule_and_no_other(string code)
    {
        var example = RuleOf(code).Example;
        Assert.Equal(code, Assert.Single(PolicyCheck.Run(example.Bad, example.Kind).Select(finding => finding.Code).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_good_example_violates_no_rule(string code)
    {
        var example = RuleOf(code).Example;
        Assert.Empty(PolicyCheck.Run(example.Good, example.Kind));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_help_text_and_a_link(string code)
    {
        var rule = RuleOf(code);
        Assert.Matches(Code(), rule.Code);
        Assert.EndsWith(".", rule.Help);
        Assert.StartsWith("https://docs.aws.amazon.com/", rule.Link);
    }

    [Fact]
    public void Codes_are_unique() => Assert.Equal(AllRules.Rules.Length, AllRules.Rules.DistinctBy(rule => rule.Code).Count());

    [Fact]
    public void AllRules_lists_every_rule_class() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Rule)) && !type.IsAbstract)
            .Select(type => type.Name).Order(),
        AllRules.Rules.Select(rule => rule.GetType().Name).Order());

    /// <summary>
    /// The 135 checks in AWS's list, and two that its validator also reports (EQUIVALENT_TO_NULL_FALSE,
    /// STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS). Of AWS's errors, five are suggestions here, because AWS now supports the
    /// reported feature, and eight are warnings, because AWS accepts the document.
    /// </summary>
    [Fact]
    public void Every_check_of_Access_Analyzer_has_a_rule()
    {
        var rules = AllRules.Rules.Where(rule => rule.IsAccessAnalyzerCheck).ToArray();
        Assert.Equal(135 + 2, rules.Length);
        Assert.Equal(73 - 5 - 8, rules.Count(rule => rule.Severity == Severity.Error));
        Assert.Equal(23 + 8, rules.Count(rule => rule.Severity == Severity.Warning));
        Assert.Equal(14 + 1, rules.Count(rule => rule.Severity == Severity.SecurityWarning));
        Assert.Equal(25 + 5 + 1, rules.Count(rule => rule.Severity == Severity.Suggestion));
    }

    [GeneratedRegex("^[A-Z]+(_[A-Z]+)+\\z")]
    private static partial Regex Code();
}
