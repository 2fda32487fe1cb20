using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Diff.Access;
using Review.Drift.Usage;
using Review.Forms;
using Tests.Review.Verbs;

namespace Tests.Review.Drift;

/// <summary>The permissions and credentials that nobody used, from the reports that <c>./run collect</c> asks AWS for.</summary>
public sealed class UseTests : IDisposable
{
    // Later than every day on which the tests run.
    private const string Recently = "2099-01-02T03:04:05+00:00";

    private readonly string folder = Directory.CreateTempSubdirectory("use-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_service_that_a_role_never_used_is_listed_with_each_statement_and_its_line()
    {
        await WriteAsync("role/infra-dev-upload", Service("s3", Recently), Service("kms", null));

        var unused = Unused();

        var key = Assert.Single(unused, row => Actions(row).Any(action => action.StartsWith("kms:", StringComparison.Ordinal)));
        Assert.Equal("infra-dev-upload", (string?)key["holder"]);
        Assert.Null(key["lastUsed"]);
        var line = ((string)key["line"]!).Split(':');
        Assert.Contains(
            $"\"{(string)key["statement"]!}\"",
            File.ReadAllLines(Path.Combine(Reviews.Root, line[0]))[int.Parse(line[1], CultureInfo.InvariantCulture) - 1],
            StringComparison.Ordinal);
        Assert.DoesNotContain(unused, row => Actions(row).Any(action => action.StartsWith("s3:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_action_that_AWS_tracks_is_unused_by_itself_and_one_that_it_does_not_track_counts_with_its_service()
    {
        await WriteAsync("role/infra-dev-upload", Service("kms", Recently), Service("s3", Recently,
            ("GetBucketLocation", "2020-01-02T03:04:05+00:00"), ("ListBucketMultipartUploads", null)));

        var unused = Unused();

        var old = Assert.Single(unused, row => (string?)row["lastUsed"] == "2020-01-02");
        Assert.Equal(["s3:GetBucketLocation"], Actions(old));
        Assert.DoesNotContain(unused, row => Actions(row).Contains("s3:PutObject"));
    }

    [Fact]
    public async Task A_use_within_the_given_days_is_no_finding()
    {
        await WriteAsync("role/infra-dev-upload", Service("s3", "2026-03-01T00:00:00Z"), Service("kms", "2026-03-01T00:00:00Z"));

        Assert.Empty(await AfterAsync(90));
        Assert.Empty(await AfterAsync(60));
        Assert.All(await AfterAsync(59), unused => Assert.Equal(new(2026, 3, 1), unused.LastUsed));

        async Task<IReadOnlyList<UnusedPermission>> AfterAsync(int days) => UseReport.Of(
            await Reviews.Of("dev"), CommandAnswers.In(folder), SourceLines.None, new(2026, 4, 30), days).Unused;
    }

    [Fact]
    public async Task A_role_that_is_younger_than_the_given_days_has_no_unused_permissions()
    {
        await WriteAsync("role/infra-dev-upload", Service("s3", null), Service("kms", null));
        var file = Path.Combine(folder, "authorization-details.json");
        var details = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        DeployedReviewTests.Role(details, "infra-dev-upload")["CreateDate"] = Recently;
        File.WriteAllText(file, details.ToJsonString());

        var report = Report();

        Assert.Empty(report["unused"]!.AsArray());
        Assert.Contains(Texts(report["useNotKnown"]), text =>
            text.StartsWith("infra-dev-upload: it exists since ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"JobStatus": "IN_PROGRESS"}""", "AWS had not finished the report")]
    [InlineData("""{"JobStatus": "FAILED", "Error": {"Message": "no", "Code": "x"}}""", "AWS made no report: no")]
    [InlineData("""{"JobStatus": "COMPLETED", "IsTruncated": true, "ServicesLastAccessed": []}""",
        "further pages of the report are missing")]
    [InlineData("""{"JobStatus": "COMPLETED"}""", "the report has no list ServicesLastAccessed")]
    [InlineData(
        """{"JobStatus": "COMPLETED", "ServicesLastAccessed": [{"ServiceNamespace": "s3", "LastAuthenticated": "soon"}]}""",
        "the report has a time that is no time: \"soon\"")]
    [InlineData("""{"JobStatus": "COMPLETED", "ServicesLastAccessed": []}""", "AWS's report does not have the service s3")]
    [InlineData("{", "not JSON")]
    public async Task What_the_report_does_not_show_is_not_known_and_not_unused(string answer, string reason)
    {
        await WriteAsync("role/infra-dev-upload");
        File.WriteAllText(Path.Combine(folder, "last-accessed", "role", "infra-dev-upload.json"), answer);

        var report = Report();

        Assert.Empty(report["unused"]!.AsArray());
        Assert.Contains(Texts(report["useNotKnown"]), text => text.Contains(reason, StringComparison.Ordinal)
            && text.StartsWith("infra-dev-upload: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_AWS_did_not_begin_has_the_reason_of_that_call()
    {
        await WriteAsync("role/infra-dev-bastion");
        File.WriteAllText(
            Path.Combine(folder, "collected.tsv"),
            "last-accessed/role/infra-dev-upload.job.json\tdenied\tiam:GenerateServiceLastAccessedDetails is denied\n");

        Assert.Contains(
            "infra-dev-upload: last-accessed/role/infra-dev-upload.job.json: iam:GenerateServiceLastAccessedDetails is denied",
            Texts(Report()["useNotKnown"]));
    }

    [Fact]
    public async Task Each_format_shows_what_is_unused()
    {
        await WriteAsync("role/infra-dev-upload", Service("s3", Recently), Service("kms", null));

        foreach (var format in (OutputFormat[])[OutputFormat.Text, OutputFormat.Markdown])
        {
            var output = DeployedStacks.Compare(folder, format).Output;
            Assert.Contains("Not used for 90 days", output, StringComparison.Ordinal);
            Assert.Contains("policies/Access/", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_old_key_in_the_collected_credential_report_is_named()
    {
        await WriteAsync("role/infra-dev-upload");
        const string csv = "user,password_enabled,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date\n"
            + "infra-dev-uploader,false,true,2020-01-02T00:00:00+00:00,N/A,false,N/A,N/A\n";
        File.WriteAllText(
            Path.Combine(folder, "credential-report.json"),
            new JsonObject { ["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(csv)) }.ToJsonString());

        var report = Report(Tool.Run("review", "dev", "--deployed", folder, "--format", "json"));

        Assert.Equal(["KEY_OLD", "KEY_UNUSED"], report["credentials"]!.AsArray().Select(finding => (string)finding!["code"]!));
        Assert.DoesNotContain(Texts(report["useNotKnown"]), text => text.StartsWith("credentials: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"Content": "%%%"}""", "its member Content is not text in base64")]
    [InlineData("""{"Content": "eA=="}""", "the first line must name the column user once")]
    [InlineData("[]", "it is not an object")]
    public async Task A_torn_credential_report_is_not_known(string answer, string reason)
    {
        await WriteAsync("role/infra-dev-upload");
        File.WriteAllText(Path.Combine(folder, "credential-report.json"), answer);

        Assert.Contains(Texts(Report()["useNotKnown"]), text =>
            text.StartsWith("credentials: credential-report.json: ", StringComparison.Ordinal)
            && text.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("401")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_number_of_days_that_AWS_does_not_track_is_refused(string days) =>
        Assert.Equal(2, Tool.Run("review", "dev", "--deployed", folder, "--unused-after", days).ExitCode);

    [Fact]
    public void Days_without_a_folder_are_refused() =>
        Assert.Equal(2, Tool.Run("review", "dev", "--unused-after", "30").ExitCode);

    private static JsonObject Service(string name, string? last, params (string Action, string? Last)[] actions) => new()
    {
        ["ServiceName"] = name,
        ["ServiceNamespace"] = name,
        ["LastAuthenticated"] = last,
        ["TrackedActionsLastAccessed"] = new JsonArray([.. actions.Select(action => new JsonObject
        {
            ["ActionName"] = action.Action,
            ["LastAccessedTime"] = action.Last,
        })]),
    };

    private async Task WriteAsync(string holder, params JsonObject[] services)
    {
        File.WriteAllText(
            Path.Combine(folder, "authorization-details.json"), (await DeclaredAnswers.DetailsAsync()).ToJsonString());
        var file = Path.Combine(folder, "last-accessed", $"{holder}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, new JsonObject
        {
            ["JobStatus"] = "COMPLETED",
            ["JobType"] = "ACTION_LEVEL",
            ["IsTruncated"] = false,
            ["ServicesLastAccessed"] = new JsonArray([.. services]),
        }.ToJsonString());
    }

    private JsonObject Report() => Report(DeployedStacks.Compare(folder));

    private static JsonObject Report(Programs.Finished run)
    {
        Assert.True(run.Output.Length > 0, run.Error);
        return JsonNode.Parse(run.Output)!.AsObject();
    }

    private JsonNode[] Unused() => [.. Report()["unused"]!.AsArray().Select(row => row!)];

    private static string[] Actions(JsonNode row) => Texts(row["actions"]);

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(text => (string)text!)];
}
