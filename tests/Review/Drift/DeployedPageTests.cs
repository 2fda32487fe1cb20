using System.Text.Json.Nodes;
using System.Xml.Linq;
using Review.Forms;

namespace Tests.Review.Drift;

/// <summary>The comparison with the account as a page.</summary>
public sealed class DeployedPageTests : IDisposable
{
    private const string Account = "arn:aws:iam::123456789012";
    private const string Hostile = "x<script>alert(1)</script>\u202E";

    private readonly string folder = Directory.CreateTempSubdirectory("page-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_page_has_who_reaches_the_stack_the_paths_and_what_differs()
    {
        var page = await PageAsync();

        var row = page.Descendants("section").First(section => (string?)section.Attribute("id") == "reaching")
            .Descendants("tr").First(row => row.Element("th")?.Value == "user other");
        Assert.Equal("not in the program", row.Elements("td").First().Value);
        Assert.Contains("s3:GetObject", row.Value, StringComparison.Ordinal);
        Assert.Contains("inline policy", row.Value, StringComparison.Ordinal);
        Assert.Contains("user other", page.Descendants("svg").Single().Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("h2"), heading => heading.Value.StartsWith("Theorems", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("h2"), heading => heading.Value.StartsWith("Not read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_theorem_is_marked_unless_it_is_proved()
    {
        var theorems = (await PageAsync()).Descendants("section")
            .Single(section => section.Descendants("h2").First().Value.StartsWith("Theorems", StringComparison.Ordinal))
            .Descendants("li").ToLookup(item => (string?)item.Attribute("class") == "warning", item => item.Value);

        Assert.NotEmpty(theorems[true]);
        Assert.All(theorems[true], text => Assert.Matches("^(refuted|not decided): ", text));
        Assert.Contains(theorems[false], text => text.StartsWith("several of these theorems assume:", StringComparison.Ordinal));
        Assert.All(theorems[false], text => Assert.DoesNotMatch("^(refuted|not decided): ", text));
    }

    [Fact]
    public async Task Names_from_the_account_are_text()
    {
        var page = await PageAsync();

        Assert.Empty(page.Descendants("script"));
        Assert.Contains("<script>alert(1)</script>{U+202E}", page.Value, StringComparison.Ordinal);
    }

    private async Task<XElement> PageAsync()
    {
        var details = await DeclaredAnswers.DetailsAsync();
        details["UserDetailList"]!.AsArray().Add(new JsonObject
        {
            ["UserName"] = "other",
            ["Arn"] = $"{Account}:user/other",
            ["UserPolicyList"] = new JsonArray(new JsonObject
            {
                ["PolicyName"] = Hostile,
                ["PolicyDocument"] = JsonNode.Parse("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
                    """),
            }),
            ["AttachedManagedPolicies"] = new JsonArray(),
        });
        File.WriteAllText(Path.Combine(folder, "authorization-details.json"), details.ToJsonString());
        var run = DeployedStacks.Compare(folder, OutputFormat.Html);
        Assert.Equal(1, run.ExitCode);
        return XDocument.Parse(run.Output["<!DOCTYPE html>\n".Length..]).Root!;
    }
}
