using Review.Access;
using Review.Forms.Html;
using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;
using Tests.Review.Forms.Html;

namespace Tests.Review.Forms.Pictures;

/// <summary>The content of the pictures of different stacks, and their readability.</summary>
public sealed class PictureTests
{
    public static TheoryData<string> Stacks => [.. Variants.Names];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Nothing_overlaps_and_nothing_lies_outside(string stack) =>
        Assert.All(Drawn.Of(await Variants.Of(stack)), picture => Assert.Empty(Drawn.Faults(picture)));

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_part_of_the_network_is_in_its_picture(string stack)
    {
        var report = await Variants.Of(stack);
        var text = Drawn.Text(Drawn.Of(report).First());

        string[] types =
        [
            "aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:ec2/internetGateway:InternetGateway",
                "aws:ec2/natGateway:NatGateway", "aws:ec2/vpcEndpoint:VpcEndpoint",
            "aws:ec2/instance:Instance", "aws:emr/cluster:Cluster",
        ];
        var parts = report.Resources.Where(resource => types.Contains(resource.Type)).ToArray();
        Assert.True(parts.Length > 5);
        Assert.All(parts, part => Assert.Contains(Drawn.Joined(part.Name), text, StringComparison.Ordinal));
        Assert.All(
            report.Resources.Select(resource => resource.Inputs["cidrBlock"]?.ToString()).OfType<string>(),
            block => Assert.Contains(block, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_way_out_of_a_subnet_is_an_arrow(string stack)
    {
        var report = await Variants.Of(stack);
        var topology = Assert.Single(NetworkTopology.Of(report));
        var picture = Drawn.Of(report).First();
        var subnets = topology.Zones.SelectMany(zone => zone.Subnets).ToArray();

        Assert.Equal(
            subnets.Count(subnet => subnet.Nat is not null),
            picture.Shapes.Count(shape => shape is Shape.Arrow { Style: "way nat" }));
        // The additional arrow is between the gateway and the internet.
        Assert.Equal(
            subnets.Count(subnet => subnet.Gateway is not null)
            + 1, picture.Shapes.Count(shape => shape is Shape.Arrow { Style: "way" }));
        Assert.Equal(
            subnets.Sum(subnet => subnet.Endpoints.Count) > 0,
            picture.Shapes.Any(shape => shape is Shape.Arrow { Style: "way endpoint" }));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_group_and_every_rule_is_in_the_picture_of_openings(string stack)
    {
        var report = await Variants.Of(stack);
        var flows = AllowedFlows.Of(report);
        var picture = FlowsPicture.Draw(flows, "openings");
        var text = Drawn.Text(picture);

        var allowed = report.Network.Where(row => row.Decision == "Allowed").ToArray();
        Assert.NotEmpty(allowed);
        Assert.All(allowed, rule => Assert.Contains(flows.Rows, row =>
            row.From.Names.Contains(rule.From) && row.To.Names.Contains(rule.To)
                && row.Ports.Any(
                    port => port.StartsWith(rule.Protocol == "all" ? "everything" : rule.Protocol, StringComparison.Ordinal))));
        Assert.Equal(flows.Rows.Count, picture.Shapes.Count(shape => shape is Shape.Arrow { Style: "rule" }));
        Assert.All(flows.Rows, row =>
            Assert.Contains(Drawn.Joined(string.Join(", ", row.Ports)), text, StringComparison.Ordinal));
        Assert.All(
            report.Resources.Where(resource => resource.Type == "aws:ec2/securityGroup:SecurityGroup"),
            group => Assert.Contains(Drawn.Joined(group.Name), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Networks_with_the_same_rules_are_one_end_and_a_long_list_is_cut_with_its_number()
    {
        var flows = AllowedFlows.Of(await Variants.Of("many-networks-all-conditions"));

        var source = Assert.Single(flows.Ends, end => end.Kind == EndKind.Source);
        Assert.Equal(8, source.Names.Count);
        Assert.Equal("and 3 more", source.Lines.Last());
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_user_role_and_way_into_a_role_is_in_the_picture_of_trust(string stack)
    {
        var report = await Variants.Of(stack);
        var picture = TrustPicture.Draw(TrustGraph.Of(report), "trust");
        var text = Drawn.Text(picture);

        var identities = report.Resources.Where(resource => resource.Type is "aws:iam/user:User" or "aws:iam/role:Role")
            .ToArray();
        Assert.True(identities.Length >= 2);
        Assert.All(identities, identity =>
            Assert.Contains(Drawn.Joined(identity.Inputs["name"]!.ToString()), text, StringComparison.Ordinal));
        var trusts = report.Documents.Where(document => document.Kind == DocumentKind.Trust)
            .Sum(document => document.Document!.AllStatements.Sum(statement => statement.Principal.Principals.Count));
        Assert.Equal(trusts, picture.Shapes.Count(shape => shape is Shape.Curve { Style: "becomes", HasHead: true }));
        Assert.All(
            report.Documents.Where(document => document.Kind == DocumentKind.Identity),
            document =>
                Assert.Contains(
                    Drawn.Joined($"holds {document.Urn[(document.Urn.LastIndexOf(':') + 1)..]}:"), text,
                    StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_same_stack_gives_the_same_picture(string stack)
    {
        var (first, second) = (Drawn.Of(await Variants.Of(stack)), Drawn.Of(await Variants.Again(stack)));

        Assert.Equal(
            first.Select(picture => SvgWriter.Write(picture).ToString()),
            second.Select(picture => SvgWriter.Write(picture).ToString()));
    }

    [Fact]
    public void Faults_are_found()
    {
        var words = new Shape.Words("some words", Lettering.Plain, 20, 40);
        Picture With(params Shape[] shapes) => new("planted", "", "", 200, 100, [words, .. shapes]);

        Assert.Empty(
            Drawn.Faults(With(new Shape.Box(new(10, 10, 180, 80), "card"), new Shape.Arrow([new(5, 95), new(195, 95)], "way"))));
        Assert.Single(Drawn.Faults(With(words with { Text = "others", Left = 25, Baseline = 45 })));
        Assert.Single(Drawn.Faults(With(new Shape.Box(new(30, 10, 150, 80), "card"))));
        Assert.Single(Drawn.Faults(With(new Shape.Arrow([new(5, 35), new(195, 35)], "way"))));
        Assert.Single(Drawn.Faults(With(new Shape.Box(new(150, 50, 80, 20), "card"))));
    }
}
