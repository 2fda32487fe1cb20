using System.Text.Json.Nodes;
using IamEngine.Json;
using Review.Access;
using Review.Forms.Html;
using Review.Forms.Pictures;
using Review.Model;
using Review.Model.Network;
using Review.Reach;
using Tests.Review.Forms.Pictures;

namespace Tests.Review.Forms.Html;

/// <summary>Text that looks like markup, in every place where a stack file or a document can contain text.</summary>
public sealed class HostileTextTests
{
    public const string Attack =
        "</style></title></svg></pre><script>alert(1)</script><img src=x onerror=alert(1)>\"' "
            + "onload='alert(1)&lt;\u202Eevil\u0000\uD800";

    [Fact]
    public async Task Hostile_text_makes_no_element_and_no_attribute_that_a_good_report_does_not_have()
    {
        var good = new Page(await Variants.Of("prod"));
        var hostile = new Page(Spoilt(await Variants.Of("prod")));

        Assert.Empty(Elements(hostile).Except(Elements(good)));
        Assert.Equal(good.All("svg").Count(), hostile.All("svg").Count());
        Assert.True(hostile.Source.Split("&lt;script&gt;alert(1)").Length > 400);
    }

    [Fact]
    public void An_invisible_character_is_shown_as_its_code()
    {
        Assert.Equal("a{U+202E}b{U+0000}{U+200B}", Tag.Visible("a\u202Eb\0\u200B"));
        Assert.Equal("line\nnext\tcolumn é 日本", Tag.Visible("line\nnext\tcolumn é 日本"));
        Assert.Equal("\uFFFD and 🙂", Tag.Visible("\uD800 and 🙂"));
    }

    [Fact]
    public async Task Pictures_with_hostile_and_long_names_still_have_no_overlaps() =>
        Assert.All(Drawn.Of(Spoilt(await Variants.Of("prod"))), picture => Assert.Empty(Drawn.Faults(picture)));

    [Fact]
    public async Task Diagrams_in_markdown_hold_no_hostile_sign()
    {
        var report = Spoilt(await Variants.Of("prod"));
        string[] diagrams = [
            .. NetworkTopology.Of(report)
            .Select(Mermaid.Write), Mermaid.Write(AllowedFlows.Of(report)), Mermaid.Write(TrustGraph.Of(report))];

        Assert.All(diagrams, diagram => Assert.Contains("script#62;alert#40;1#41;", diagram, StringComparison.Ordinal));
        Assert.All(diagrams, diagram => Assert.DoesNotMatch("<(?!br>|-->)|onerror=|`|\0", diagram));
    }

    /// <summary>The report with the attack appended to every name and text.</summary>
    internal static ReviewReport Spoilt(ReviewReport report) => report with
    {
        Stack = report.Stack + Attack,
        Settings = Spoilt(report.Settings),
        Resources = [
            .. report.Resources.Select(
                resource => resource with { Name = resource.Name + Attack, Inputs = SpoiltInputs(resource.Inputs) })],
        Documents = [.. report.Documents.Select(Spoilt)],
        Access = [.. report.Access.Select(
            row => row with { Principal = row.Principal + Attack, Resource = row.Resource + Attack, Because = row.Because
            + Attack, Intent = row.Intent + Attack, When = Attack })],
        Network = [.. report.Network.Select(
            row => row with { From = row.From + Attack, To = row.To + Attack, Because = row.Because + Attack })],
        Findings = [
            .. report.Findings.Select(
                finding => new Finding(
                    finding.Code + Attack, finding.Severity, finding.Message + Attack, finding.Where + Attack, finding.Help
                    + Attack))],
        Theorems = [
            .. report.Theorems.Select(
                theorem => theorem with { Name = theorem.Name + Attack, Assumptions = [.. theorem.Assumptions.Append(Attack)] })],
        Outputs = Spoilt(report.Outputs),
    };

    /// <summary>Inputs that are shown as text; references must keep their target.</summary>
    private static JsonObject SpoiltInputs(JsonObject inputs)
    {
        var spoilt = inputs.DeepClone().AsObject();
        foreach (var name in (string[])["cidrBlock", "availabilityZone", "instanceType", "description"])
        {
            if (spoilt[name] is JsonValue value)
            {
                spoilt[name] = value + Attack;
            }
        }

        return spoilt;
    }

    private static ReportedDocument Spoilt(ReportedDocument document)
    {
        var policy = document.Policy.DeepClone();
        foreach (var statement in policy["Statement"]!.AsArray())
        {
            // A lone surrogate cannot occur in parsed JSON.
            statement!["Condition"] =
                new JsonObject { ["StringEquals"] = new JsonObject { ["aws:PrincipalTag/" + Attack[..^1]] = Attack[..^1] } };
        }

        return document.Document is IamEngine.Model.TrustPolicy
            && PolicyReader.Trust(policy.ToJsonString()) is Reading<IamEngine.Model.TrustPolicy>.Document { Value: var trust }
            ? document with { Policy = policy, Document = trust }
            : document with { Policy = policy };
    }

    private static JsonObject Spoilt(JsonObject texts) =>
        new(texts.Select(
            text => KeyValuePair.Create(
                text.Key + Attack, text.Value is JsonValue value ? JsonValue.Create(value + Attack) : text.Value?.DeepClone())));

    private static IEnumerable<string> Elements(Page page) =>
        page.Root.DescendantsAndSelf()
            .SelectMany(
                element => element.Attributes().Select(attribute => $"{element.Name} {attribute.Name}").Append($"{element.Name}"))
                .Distinct();
}
