using System.Text.Json.Nodes;
using Review.Diff;
using Review.Diff.Access;
using Review.Forms.Diff;

namespace Tests.Review.Diff;

/// <summary>
/// Changes without a change of meaning: no principal or network gains access, so the comparison must report none.
/// </summary>
public sealed class HarmlessTests
{
    private static readonly Dictionary<string, Func<Changed, Changed>> Changes = new()
    {
        ["nothing at all"] = report => report,
        ["a Sid is renamed"] = report =>
            report.Statement("upload-state-access", "FindTheBucket", statement => statement["Sid"] = "SeeTheBucket"),
        ["a Sid is left out"] = report =>
            report.Statement("state-policy", "NothingWithoutTls", statement => statement.Remove("Sid")),
        ["statements change places"] = report => report.Statements("upload-state-access", Reverse),
        ["denials change places"] = report => report.Statements("state-policy", Reverse),
        ["actions change places"] = report =>
            report.Statement(
                "upload-state-access", "ReadAndWriteCheckpoints", statement => Reverse(statement["Action"]!.AsArray())),
        ["one value is written as a list"] = report =>
            report.Statement(
                "upload-state-access", "ListUnderThePrefixes", statement => statement["Action"] = new JsonArray("s3:ListBucket")),
        ["a statement is split by action"] = report => report.Statements("upload-state-access", statements =>
        {
            var find = statements[0]!.AsObject();
            find["Action"] = "s3:GetBucketLocation";
            var second = find.DeepClone();
            second["Sid"] = "SeeUploads";
            second["Action"] = "s3:ListBucketMultipartUploads";
            statements.Add(second);
        }),
        ["two statements are merged"] = report => report.Without("upload-state-access", "ReadAndWriteSavepoints")
            .Statement("upload-state-access", "ReadAndWriteCheckpoints", statement =>
        {
            var checkpoints = statement["Resource"]!.ToString();
            statement["Resource"] = new JsonArray(
                checkpoints, checkpoints.Replace("checkpoints/", "savepoints/", StringComparison.Ordinal));
        }),
        ["a statement says what another says already"] = report =>
            report.With(
                "upload-state-access",
                """{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"},"StringNotEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}"""),
        ["an action is written in other letters"] = report =>
            report.Statement("upload-state-access", "ListUnderThePrefixes", statement => statement["Action"] = "S3:listbucket"),
        ["a condition key is written in other letters"] = report =>
            report.Statement(
                "state-policy", "NothingWithoutTls", statement =>
                statement["Condition"] = JsonNode.Parse("""{"Bool":{"AWS:securetransport":"false"}}""")),
        ["a denial is said twice"] = report =>
            report.With(
                "state-policy",
                """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::infra-dev-state-1c252d20/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""),
        ["a tag changes"] = report => report.Input("state-bucket", inputs => inputs["tags"]!["team"] = "streams"),
        ["a description of a rule changes"] = report =>
            report.Input("bastion-from-203.0.113.0-24-tcp-22", inputs => inputs["description"] = "operators connect"),
        ["a block is written as its halves"] = report => report
            .Input("bastion-from-203.0.113.0-24-tcp-22", inputs => inputs["cidrIpv4"] = "203.0.113.0/25")
            .Add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "other-half",
                $$"""{"securityGroupId":"{{Group(report)}}","cidrIpv4":"203.0.113.128/25","ipProtocol":"tcp","fromPort":22,"toPort":22}"""),
        ["a protocol is written as its number"] = report =>
            report.Input("bastion-from-203.0.113.0-24-tcp-22", inputs => inputs["ipProtocol"] = "6"),
        ["the ids that a review assumes are others"] = report =>
            report.Replace("0e62dab1-8693-4129-8fb6-55abfb016427", "1f73ebc2-9704-4230-9ac7-66bcfc127538")
            .Replace("sg-274881fd87baca632", "sg-0123456789abcdef0"),
        ["the bucket's random suffix is another"] = report => report.Replace("1c252d20", "9f8e7d6c"),
        ["the program calls a policy otherwise"] = report => report.Replace("::upload-state-access", "::upload-access")
            .Replace("\"name\":\"upload-state-access\"", "\"name\":\"upload-access\""),
        ["a policy becomes two"] = report => report.Without("upload-state-access", "ListUnderThePrefixes")
            .AddPolicy("upload-list", "upload-role",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::infra-dev-state-1c252d20","Condition":{"StringLike":{"s3:prefix":["checkpoints/*","savepoints/*"]}}}]}"""),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_changes_nobodys_access(string name)
    {
        var diff = Changed.Between(Changed.Of(), Changes[name](Changed.Of()));

        Assert.True(
            diff.Broadenings + diff.Undecided + diff.AccessLost.Count + diff.ReachLost.Count == 0,
            $"{name}:\n{DiffText.Write(diff)}");
        Assert.Contains(
            "nobody may do or reach more",
            $"{DiffText.Write(diff).Replace("nothing changes", "nobody may do or reach more", StringComparison.Ordinal)}",
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void A_report_compared_with_itself_says_that_nothing_changes(string stack)
    {
        var (report, copy) = (Changed.Of(stack).Report, Changed.Of(stack).Report);
        Assert.NotSame(report, copy);

        foreach (var @base in new[] { report, copy })
        {
            var diff = StackDiff.Of(@base, report, SourceLines.None);

            Assert.True(diff.IsNothing);
            Assert.Equal($"Stack {stack}: nothing changes\n", DiffText.Write(diff));
        }
    }

    [Fact]
    public async Task A_stack_just_reviewed_is_the_same_as_its_report_in_a_file()
    {
        var (now, file) = (await Tests.Review.Reviews.Of("prod"), Changed.Of("prod").Report);

        Assert.True(StackDiff.Of(file, now, SourceLines.None).IsNothing);
        Assert.True(StackDiff.Of(now, file, SourceLines.None).IsNothing);
    }

    [Fact]
    public void A_document_with_the_same_meaning_is_reported_as_equal()
    {
        var diff = Changed.Between(Changed.Of(), Changed.Of().Statements("state-policy", Reverse));

        var change = Assert.Single(diff.Resources);
        Assert.Equal(["written otherwise, and means the same"], Assert.Single(change.Properties).InWords);
    }

    private static string Group(Changed report) =>
        report.Report.Resources.Single(resource => resource.Name == "bastion-group").Id!;

    private static void Reverse(JsonArray list)
    {
        var items = list.Reverse().Select(item => item!.DeepClone()).ToArray();
        list.Clear();
        foreach (var item in items)
        {
            list.Add(item);
        }
    }
}
