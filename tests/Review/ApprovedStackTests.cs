using Review.Forms.Report;
using Review.Model;
using Review.Verbs;

namespace Tests.Review;

/// <summary>The approved declarations of each committed stack.</summary>
public sealed class ApprovedStackTests
{
    public static TheoryData<string> Stacks => ["dev", "prod"];

    /// <summary>
    /// The committed stacks, one with every setting enabled, and one that a repository deploys: see tests/Review/Stacks.
    /// </summary>
    public static TheoryData<string> WithVariants => ["dev", "prod", "everything", "delivery", "uploaders"];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_resources_are_those_approved(string stack) =>
        Approved.Text($"{stack}/resources.txt", string.Join('\n', ResourceTree.Of(await Reviews.Of(stack)).Lines()) + "\n");

    [Theory]
    [MemberData(nameof(WithVariants))]
    public async Task Each_document_and_the_ssh_configuration_are_those_approved(string stack)
    {
        foreach (var (name, text) in ReportFiles.Of(await Report(stack)))
        {
            Approved.Text($"{stack}/{name}", text);
        }
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_access_and_network_tables_are_as_approved(string stack) =>
        Approved.Text($"{stack}/tables.txt", TextReport.Tables(await Reviews.Of(stack)));

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Findings_are_those_approved(string stack) =>
        Approved.Text(
            $"{stack}/findings.txt",
            string.Concat(
                (await Reviews.Of(stack)).Findings.Select(
                    finding => $"{finding.Severity} {finding.Code} {finding.Where}: {finding.Message}\n")));

    [Theory]
    [MemberData(nameof(WithVariants))]
    public async Task No_approved_document_is_left_over(string stack) =>
        Assert.Equal(
            ReportFiles.Of(await Report(stack)).Select(file => file.Name).Order(StringComparer.Ordinal),
            Approved.Names(stack).Where(name => name.EndsWith(".json", StringComparison.Ordinal) || name == "ssh_config"));

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_form_is_the_same_in_every_run(string stack)
    {
        var (first, second) = (await Reviews.Of(stack), await Reviews.Again(Reviews.Root, stack));

        Assert.Equal(JsonReport.Write(first), JsonReport.Write(second));
        Assert.Equal(TextReport.Plain(first), TextReport.Plain(second));
        Assert.Equal(MarkdownReport.Write(first), MarkdownReport.Write(second));
    }

    private static async Task<ReviewReport> Report(string stack)
    {
        var file = Path.Combine(Reviews.Root, "tests", "Review", "Stacks", $"Pulumi.{stack}.yaml");
        if (!File.Exists(file))
        {
            return await Reviews.Of(stack);
        }

        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With(stack, await File.ReadAllTextAsync(file));
        return await Reviews.In(project.Folder, stack);
    }
}
