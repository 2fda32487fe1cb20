using Review.Findings;
using Review.Model;
using Review.Reports;
using Review.Verbs;

namespace Tests.Review.Findings;

/// <summary>The age of access keys on a fixed day, by the settings and by a credential report.</summary>
public sealed class KeyAgeTests
{
    private const string Header =
        "user,arn,password_enabled,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date";

    private static readonly DateOnly Day = new(2026, 6, 1);

    [Theory]
    [InlineData("", "")]
    [InlineData("keys: [{slot: a, created: \"2026-03-03\"}]", "")] // 90 days
    [InlineData("keys: [{slot: a, created: \"2026-03-02\"}]", "KEY_OLD infra:access.keys[0]")]
    [InlineData("keys: [{slot: a, created: \"2026-03-02\"}], keyMaxAgeDays: 91", "")]
    [InlineData("keys: [{slot: a, created: \"2026-05-01\"}], keyMaxAgeDays: 30", "KEY_OLD infra:access.keys[0]")]
    [InlineData("keys: [{slot: a, status: inactive, created: \"2020-01-01\"}, {slot: b, created: \"2026-05-01\"}]", "")]
    [InlineData("keys: [{slot: a, created: \"2026-05-01\"}, {slot: b}]", "KEY_AGE_UNKNOWN infra:access.keys[1].created")]
    [InlineData("keys: [{slot: b, created: \"2026-06-02\"}]", "KEY_AGE_UNKNOWN infra:access.keys[0].created")]
    [InlineData("keys: [{slot: b, status: inactive}]", "NO_ACTIVE_KEY infra:access.keys")]
    public async Task An_active_key_is_found_once_it_is_old(string settings, string found) =>
        Assert.Equal(found, await FoundAsync(settings, null));

    [Theory]
    [InlineData("true,2026-05-01T00:00:00+00:00,2026-05-31T00:00:00+00:00", "false,N/A,N/A", "")]
    [InlineData("true,2026-03-02T00:00:00+00:00,2026-05-31T00:00:00+00:00", "false,N/A,N/A", "KEY_OLD upload-user")]
    [InlineData("false,2020-03-02T00:00:00+00:00,N/A", "true,2026-05-01T00:00:00+00:00,N/A", "")]
    [InlineData("true,2026-04-16T00:00:00+00:00,N/A", "false,N/A,N/A", "KEY_UNUSED upload-user")] // 46 days
    [InlineData("true,2026-04-17T00:00:00+00:00,N/A", "false,N/A,N/A", "")] // 45 days
    [InlineData("true,2026-05-01T00:00:00+00:00,2026-04-16T00:00:00+00:00", "false,N/A,N/A", "KEY_UNUSED upload-user")]
    public async Task A_credential_report_shows_old_and_unused_keys(string first, string second, string found) => Assert.Equal(
        found, await FoundAsync("", $"{Header}\ninfra-aged-uploader,arn,false,{first},{second}\n"));

    [Fact]
    public async Task It_shows_a_password_and_a_user_that_it_lacks()
    {
        Assert.Equal(
            "USER_HAS_PASSWORD upload-user",
            await FoundAsync("", $"{Header}\ninfra-aged-uploader,arn,true,false,N/A,N/A,false,N/A,N/A"));
        Assert.Equal(
            "USER_NOT_IN_CREDENTIAL_REPORT upload-user",
            await FoundAsync("", $"{Header}\n\"some,body\",arn,false,false,N/A,N/A,false,N/A,N/A"));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "line 1: the first line must name the column user once; give the CSV of `aws iam get-credential-report`, decoded "
            + "from base64" },
        { "dXNlcixhcm4K", "line 1: the first line must name the column user once; give the CSV of `aws iam "
            + "get-credential-report`, decoded from base64" },
        { Header, "line 1: the file has no line for a user" },
        { $"{Header},cert_9,cert_9\n", "line 1: the first line names the column cert_9 twice; give the CSV as AWS wrote it" },
        { $"{Header},user\n", "line 1: the first line must name the column user once; give the CSV of `aws iam "
            + "get-credential-report`, decoded from base64" },
        { $"{Header}\nann,arn,false,tr", "line 2: it does not have the 9 fields of the first line; the file may be cut off" },
        { $"{Header}\nann,arn,false,\"true,N/A,N/A,false,N/A,N/A",
            "line 2: it does not have the 9 fields of the first line; the file may be cut off" },
        { $"{Header}\n\nann,arn,false,false,N/A,N/A,false,N/A,N/A",
            "line 2: it does not have the 9 fields of the first line; the file may be cut off" },
        { $"{Header}\nann,arn,false,maybe,N/A,N/A,false,N/A,N/A", "line 2: access_key_1_active must be true or false" },
        { $"{Header}\nann,arn,false,false,N/A,N/A,true,N/A,N/A",
            "line 2: access_key_2_last_rotated must be a date such as 2026-01-31T10:00:00+00:00, because the key is active" },
        { $"{Header}\nann,arn,false,true,2026-01-31T10:00:00+00:00,soon,false,N/A,N/A",
            "line 2: access_key_1_last_used_date must be a date such as 2026-01-31T10:00:00+00:00, or N/A" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_is_no_credential_report_is_refused_with_its_line(string text, string reason) =>
        Assert.Equal(reason, Assert.IsType<CredentialReading.Refused>(CredentialReport.Read(text)).Reason);

    [Fact]
    public void The_verb_refuses_it_in_one_line()
    {
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Null(CredentialFile.Read("-", new(() => new MemoryStream("no csv"u8.ToArray()), TextWriter.Null, error)));
        Assert.Equal(
            "standard input is not a credential report: line 1: the first line must name the column user once; give the CSV of "
                + "`aws iam get-credential-report`, decoded from base64\n",
            error.ToString());
    }

    private static async Task<string> FoundAsync(string settings, string? report)
    {
        using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            "aged",
            $$"""
            config:
              aws:region: us-east-1
              infra:network: {enabled: false}
              infra:access: { {{settings}} }

            """);
        var credentials = report is null ? null : Assert.IsType<CredentialReading.Read>(CredentialReport.Read(report)).Report;
        var done = Assert.IsType<StackReview.Done>(await StackReview.OfAsync(project.Folder, "aged", Day, credentials));
        return string.Join(", ", done.Report.Findings
            .Where(finding => finding.Code is not "CONTROL_MISSED" && finding.Severity != Severity.Note)
            .Select(finding => $"{finding.Code} {finding.Where.Split("::")[^1]}"));
    }
}
