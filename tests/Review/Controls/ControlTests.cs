using Review.Controls;
using Review.Controls.Vocabulary;
using Review.Model;

namespace Tests.Review.Controls;

/// <summary>Each rule of the controls with a planted violation, and the results for the committed stacks.</summary>
public sealed class ControlTests
{
    private static readonly IReadOnlyList<Example> Examples =
        [.. StorageExamples.All, .. NetworkExamples.All, .. ComputeExamples.All, .. IdentityExamples.All];

    private static readonly IReadOnlyList<ControlGroup.Decided> Rules = [.. AllControls.Groups.OfType<ControlGroup.Decided>()];

    public static TheoryData<string> Names => [.. Rules.Select(rule => rule.Name)];

    [Fact]
    public void Every_rule_has_a_breaking_and_a_keeping_example() => Assert.Empty(WithoutExample(Rules, Examples));

    [Fact]
    public void A_rule_without_an_example_of_either_sort_is_found()
    {
        var rule = Rules[0] with { Name = "planted" };

        Assert.Equal(["planted"], WithoutExample([rule], []));
        Assert.Equal(["planted"], WithoutExample([rule], [new("planted", [], [[]])]));
        Assert.Equal(["planted"], WithoutExample([rule], [new("planted", [[]], [])]));
        Assert.Empty(WithoutExample([rule], [new("planted", [[]], [[]])]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_finds_each_breaking_example_and_accepts_each_keeping_one(string name)
    {
        var (rule, example) = (Rules.Single(rule => rule.Name == name), Examples.Single(example => example.Rule == name));

        Assert.All(example.Breaking, resources => Assert.Contains(Judged(rule, resources), one => one is Judgement.Missed));
        Assert.All(example.Keeping, resources =>
        {
            var judged = Judged(rule, resources);
            Assert.NotEmpty(judged);
            Assert.All(judged, one => Assert.IsType<Judgement.Kept>(one));
        });
    }

    [Fact]
    public void No_control_is_in_two_groups_and_no_two_groups_share_a_name()
    {
        Assert.Empty(AllControls.Groups.SelectMany(group => group.Controls).CountBy(control => control)
            .Where(count => count.Value > 1).Select(count => count.Key));
        Assert.Equal(AllControls.Groups.Count, AllControls.Groups.DistinctBy(group => group.Name).Count());
        Assert.All(AllControls.Groups, group => Assert.NotEmpty(group.Controls));
    }

    [Fact]
    public void An_unreadable_document_is_not_decided() => Assert.IsType<Judgement.Undecided>(Assert.Single(Judged(
        Rules.Single(rule => rule.Name == "policy-administrator"),
        [Declared.Resource(ResourceTypes.Policy, "p", """{"policy": "{\"Statement\": 1}"}""")])));

    [Fact]
    public void An_unreadable_security_group_rule_is_not_decided() => Assert.Contains(
        Judged(
            Rules.Single(rule => rule.Name == "group-ingress"),
            [Declared.Resource(ResourceTypes.SecurityGroupIngressRule, "r",
                """{"securityGroupId": "g", "cidrIpv4": "anywhere"}""")]),
        one => one is Judgement.Undecided);

    [Fact]
    public void A_type_without_a_rule_is_not_decided_where_a_stack_declares_it()
    {
        var rows = AllControls.Of(Declared.Report([Declared.Resource("aws:iam/group:Group", "g")]));

        Assert.Equal(ControlStatus.NotDecidable, rows.Single(row => row.Rule == "other-groups").Status);
        Assert.Equal(ControlStatus.NotApplicable, rows.Single(row => row.Rule == "other-volumes").Status);
    }

    [Fact]
    public void A_miss_without_an_exception_is_a_warning_that_names_the_resource_and_the_controls()
    {
        var rows = AllControls.Of(Declared.Report(
            [Declared.Resource(ResourceTypes.Key, "k", """{"description": "Encrypts the state", "policy": "{}"}""")]));

        var finding = Assert.Single(AllControls.Findings(rows), finding =>
            finding.Message.StartsWith("k: it does not rotate. Every key rotates (", StringComparison.Ordinal));
        Assert.Equal(("CONTROL_MISSED", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("Checkov CKV_AWS_7", finding.Message, StringComparison.Ordinal);
        Assert.Equal("urn:pulumi:test::infra::aws:kms/key:Key::k", finding.Where);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("everything")]
    [InlineData("delivery")]
    [InlineData("uploaders")]
    public async Task No_committed_stack_misses_a_control_without_an_exception(string stack)
    {
        var controls = (await ControlStacks.Of(stack)).Controls!;

        Assert.Empty(controls.Rules.Where(row => row.Status == ControlStatus.Missed).SelectMany(row => row.Because));
        Assert.DoesNotContain(controls.Rules, row => row.Status == ControlStatus.NotDecidable && row.Resources.Count > 0);
        Assert.True(controls.Satisfied > 150, $"{controls.Satisfied}");
    }

    [Fact]
    public async Task Every_exception_is_needed_by_a_stack()
    {
        var needed = new HashSet<ControlException>();
        foreach (var stack in ControlStacks.All)
        {
            var context = new ControlContext(await ControlStacks.Of(stack));
            needed.UnionWith(
                from rule in Rules
                from one in AllControls.Judged(rule, context)
                where one.Judgement is Judgement.Missed
                let exception = AcceptedExceptions.All.FirstOrDefault(known => known.Covers(rule.Name, one.Resource,
                    context.IsDev))
                where exception is not null
                select exception);
        }

        Assert.Empty(AcceptedExceptions.All.Except(needed).Select(exception => $"{exception.Rule} {exception.Component}"));
    }

    [Fact]
    public async Task Every_exception_refers_to_a_proved_theorem_or_to_a_page()
    {
        var proved = (await ControlStacks.Of("delivery")).Theorems
            .Where(theorem => theorem.Outcome == TheoremOutcome.Proved).Select(theorem => theorem.Name).ToHashSet();

        Assert.DoesNotContain(AcceptedExceptions.All.Select(exception => exception.Shown), shown => !proved.Contains(shown)
            && !shown.StartsWith("https://docs.aws.amazon.com/", StringComparison.Ordinal)
            && !File.Exists(Path.Combine(Reviews.Root, shown)));
        Assert.All(AcceptedExceptions.All, exception => Assert.Contains(Rules, rule => rule.Name == exception.Rule));
    }

    [Fact]
    public void An_exception_covers_its_component_and_its_stage_only()
    {
        var exception = new ControlException("r", "Bastion", "", "", "", DevOnly: true);
        var bastion = Declared.Resource(ResourceTypes.Instance, "i") with
        {
            Urn = "urn:pulumi:dev::infra::infra:components:Bastion$aws:ec2/instance:Instance::i",
        };

        Assert.True(exception.Covers("r", bastion, isDev: true));
        Assert.False(exception.Covers("r", bastion, isDev: false));
        Assert.False(exception.Covers("s", bastion, isDev: true));
        Assert.False(exception.Covers("r", Declared.Resource(ResourceTypes.Instance, "i"), isDev: true));
    }

    [Fact]
    public async Task The_page_is_what_the_rules_say() => Approved.Text(
        Path.Combine(Reviews.Root, "docs"), "controls.md", await ControlPage.Of(),
            Environment.GetEnvironmentVariable("APPROVE") == "1");

    private static Judgement[] Judged(ControlGroup.Decided rule, IEnumerable<ReportedResource> resources) =>
        [.. AllControls.Judged(rule, new ControlContext(Declared.Report(resources))).Select(one => one.Judgement)];

    private static IEnumerable<string> WithoutExample(
        IEnumerable<ControlGroup.Decided> rules, IReadOnlyList<Example> examples) =>
        from rule in rules
        where !examples.Any(example => example.Rule == rule.Name && example.Breaking.Length > 0 && example.Keeping.Length > 0)
        select rule.Name;
}
