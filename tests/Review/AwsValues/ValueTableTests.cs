using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Vpc;
using Review.AwsValues;
using Review.Model;
using Tests.Review;

namespace Tests.AwsValues;

/// <summary>Each row reports a planted violation, and no row reports a valid stack.</summary>
public sealed class ValueTableTests
{
    public static IEnumerable<object[]> Rows => ValueTable.All.Select(rules => new object[] { rules.Type, rules.Input });

    public static TheoryData<string> Stacks => new(Declarations.Stacks);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_accepts_its_good_values_and_refuses_its_bad_ones(string type, string input)
    {
        var rules = ValueTable.All.Single(rules => (rules.Type, rules.Input) == (type, input));

        Assert.NotEmpty(rules.Constraints);
        foreach (var constraint in rules.Constraints)
        {
            Assert.Contains(constraint.Examples, example => example.IsAccepted);
            Assert.Contains(constraint.Examples, example => !example.IsAccepted);
            foreach (var (value, isAccepted) in constraint.Examples)
            {
                var findings = ValueCheck.Check("urn", type, Placed(input, value.DeepClone()));

                Assert.True(
                    isAccepted != findings.Any(
                        finding => finding.Message.EndsWith($"allowed: {constraint.Rule}", StringComparison.Ordinal)),
                    $"{constraint.Rule}: {value.ToJsonString()}");
            }
        }
    }

    [Fact]
    public void Every_row_names_a_page_and_what_to_write()
    {
        Assert.All(ValueTable.All, rules =>
            Assert.Matches("^https://(docs\\.aws\\.amazon\\.com|www\\.pulumi\\.com)/.+", rules.Link));
        Assert.All(ValueTable.All, rules => Assert.True(rules.Help.Length > 5 && rules.What.Length > 5));
        Assert.All(ValueTable.All.SelectMany(rules => rules.Constraints), constraint => Assert.NotEmpty(constraint.Rule));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_stack_declares_nothing_that_AWS_refuses(string stack) =>
        Assert.Empty(ValueCheck.Check(await Declarations.Of(stack)));

    [Fact]
    public async Task A_stack_with_a_long_name_can_be_delivered()
    {
        var settings =
            "  infra:previewAccess: {repository: example-org/infra, branch: main, stateBucket: example-state}\n  infra:emr: "
                + "{enabled: true}";
        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            new string('s', 100), $"{await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.prod.yaml"))}\n{settings}\n");

        Assert.DoesNotContain(
            (await Reviews.In(project.Folder, new string('s', 100))).Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public async Task An_apostrophe_in_a_security_groups_description_is_found()
    {
        var report = await Reviews.Of(() =>
        {
            var group = new SecurityGroup("group", new() { Name = "nodes", Description = "The EMR service's way to the nodes" });
            _ = new SecurityGroupEgressRule("rule", new()
            {
                SecurityGroupId = group.Id,
                CidrIpv4 = "0.0.0.0/0",
                IpProtocol = "-1",
                Description = "the nodes' way out",
            });
        });

        var findings = report.Findings.Where(finding => finding.Code == "AWS_REFUSES_VALUE").ToArray();
        Assert.All(findings, finding => Assert.Equal(Severity.Error, finding.Severity));
        Assert.Equal(
            ["urn:pulumi:test::infra::aws:ec2/securityGroup:SecurityGroup::group description",
                "urn:pulumi:test::infra::aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule::rule description"],
            findings.Select(finding => finding.Where));
        Assert.Equal(
            "AWS refuses `The EMR service's way to the nodes` (34 characters) as the description of a security group; allowed: "
                + "a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*",
            findings[0].Message);
        Assert.Equal(
            "say it without an apostrophe and without other signs; see "
                + "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
            findings[0].Help);
    }

    [Fact]
    public async Task The_place_of_a_value_inside_a_map_is_reported()
    {
        var report = await Reviews.Of(
            () => _ = new User("user", new() { Name = "u", Tags = new InputMap<string> { ["owner"] = "R&D", ["Owner"] = "x" } }));

        Assert.Equal(
            ["urn:pulumi:test::infra::aws:iam/user:User::user tags",
                "urn:pulumi:test::infra::aws:iam/user:User::user tags.owner"],
            report.Findings.Where(finding => finding.Code == "AWS_REFUSES_VALUE").Select(finding => finding.Where));
    }

    [Fact]
    public async Task A_secret_value_is_passed_over_and_not_shown()
    {
        var report = await Reviews.Of(
            () => _ = new User(
                "user", new() { Name = "u", Tags = new InputMap<string> { ["owner"] = Output.CreateSecret("R&D") } }));

        Assert.DoesNotContain(report.Findings, finding => finding.Code == "AWS_REFUSES_VALUE");
    }

    [Fact]
    public async Task In_China_the_endpoint_of_STS_has_the_name_that_it_has_there()
    {
        var endpoints = (await Declarations.Of("china")).Resources.Where(
            resource => resource.Type == "aws:ec2/vpcEndpoint:VpcEndpoint");

        Assert.Equal(
            ["cn.com.amazonaws.cn-north-1.sts", "com.amazonaws.cn-north-1.elasticmapreduce", "com.amazonaws.cn-north-1.s3"],
            endpoints.Select(endpoint => endpoint.Text("serviceName")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public async Task More_rules_than_the_default_quota_are_reported(int count, bool isTold)
    {
        var report = await Reviews.Of(() =>
        {
            var group = new SecurityGroup("group", new() { Name = "nodes" });
            for (var i = 0; i < count; i++)
            {
                _ = new SecurityGroupIngressRule(
                    $"rule-{i}",
                    new()
                    {
                        SecurityGroupId = group.Id,
                        CidrIpv4 = $"10.0.{i}.0/24",
                        IpProtocol = "tcp",
                        FromPort = 22,
                        ToPort = 22
                    });
            }
        });

        Assert.Equal(
            isTold ? ["urn:pulumi:test::infra::aws:ec2/securityGroup:SecurityGroup::group"] : [],
            report.Findings.Where(finding => finding.Code == "AWS_DEFAULT_QUOTA").Select(finding => finding.Where));
    }

    /// <summary>Inputs with the value at the path; if the path leads to a key, with the value as that key.</summary>
    private static JsonObject Placed(string path, JsonNode value)
    {
        var node = value;
        foreach (var step in InputPath.Steps(path).Reverse())
        {
            node = step switch
            {
                "[]" => new JsonArray(node),
                "{}" => new JsonObject { ["k"] = node },
                "{key}" => new JsonObject { [node.GetValue<string>()] = "v" },
                _ => new JsonObject { [step] = node },
            };
        }

        return node.AsObject();
    }
}
