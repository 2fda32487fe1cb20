using System.Globalization;
using Review.Controls;
using Review.Controls.Vocabulary;
using Review.Findings;
using Review.Model;

namespace Tests.Review.Controls;

/// <summary>The controls that a credential report decides, on a fixed day.</summary>
public sealed class CredentialControlTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static readonly ReportedResource User = Declared.Resource(ResourceTypes.User, "u", """{"name": "uploader"}""");

    [Theory]
    [InlineData("credential-age", "2026-03-03", "2026-05-31", false, "")] // 90 days
    [InlineData("credential-age", "2026-03-02", "2026-05-31", false,
        "uploader: access key 1 is of 2026-03-02, more than 90 days ago")]
    [InlineData("credential-use", "2026-01-01", "2026-04-17", false, "")] // 45 days
    [InlineData("credential-use", "2026-01-01", "2026-04-16", false,
        "uploader: access key 1 was last used on 2026-04-16, more than 45 days ago")]
    [InlineData("credential-use", "2026-04-16", null, false, "uploader: access key 1 of 2026-04-16 was never used")]
    [InlineData("credential-use", "2026-05-31", null, true,
        "uploader: it has a password for the console, which the stack does not declare")]
    public void A_credential_report_decides_them(string rule, string rotated, string? used, bool password, string miss)
    {
        var row = Row(rule, [User], Report("uploader", rotated, used, password));

        Assert.Equal(miss.Length > 0 ? ControlStatus.Missed : ControlStatus.Satisfied, row.Status);
        Assert.Equal(miss, string.Join(", ", row.Because));
        Assert.All(AllControls.Findings([row]), finding => Assert.Equal(
            ("CONTROL_MISSED", User.Urn, "replace the credential, or disable it: docs/key-rotation.md"),
            (finding.Code, finding.Where, finding.Help)));
    }

    [Theory]
    [InlineData("credential-age")]
    [InlineData("credential-use")]
    public void Without_a_report_or_without_the_user_in_it_they_are_not_decidable(string rule)
    {
        Assert.Equal(ControlStatus.NotDecidable, Row(rule, [User], null).Status);
        var row = Row(rule, [User], Report("somebody", "2026-05-31", null, false));
        Assert.Equal(ControlStatus.NotDecidable, row.Status);
        Assert.Equal(["u: the credential report has no user uploader"], row.Because);
    }

    [Theory]
    [InlineData("credential-age")]
    [InlineData("credential-use")]
    public void In_a_stack_without_a_user_they_are_not_applicable(string rule) => Assert.Equal(
        ControlStatus.NotApplicable, Row(rule, [Declared.Resource(ResourceTypes.Key, "k")], null).Status);

    [Fact]
    public void Each_of_them_has_a_test() => Assert.Equal(
        ["credential-age", "credential-use"], AllControls.Groups.OfType<ControlGroup.Reported>().Select(group => group.Name));

    private static ControlRow Row(string rule, IEnumerable<ReportedResource> resources, CredentialReport? report) =>
        AllControls.Of(Declared.Report(resources), report, Day).Single(row => row.Rule == rule);

    private static CredentialReport Report(string user, string rotated, string? used, bool password) => new(
        [new(user, password, [new(1, On(rotated), used is null ? null : On(used))])]);

    private static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
