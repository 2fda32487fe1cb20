using System.Text;
using CsCheck;
using IamEngine.Check;
using IamEngine.Check.Rules;
using IamEngine.Json;
using IamEngine.Model;
using Review.Check;
using Review.Forms;
using Review.Forms.Check;
using Tests.Generators;

namespace Tests.Check;

/// <summary>The check of any text completes and throws no exception.</summary>
[Long]
public class HostileInputTests
{
    public static TheoryData<string, string> Huge => new()
    {
        { "depth", new string('[', 100_000) },
        { "known actions", Of(List(30_000, _ => "s3:GetObject")) },
        { "unknown actions", Of(List(30_000, i => $"s3:GetObjct{i}")) },
        { "unknown services", Of(List(30_000, i => $"s{i}x:GetObject")) },
        { "wildcards", Of(List(30_000, i => $"ec2:*a*{i}*")) },
        { "wildcard bombs", Of(List(2_000, i => $"ec2:{string.Concat(Enumerable.Repeat("*a?", 80))}{i}")) },
        { "one long action", Of($"\"s3:{new string('*', 1_000_000)}x\"") },
        { "one long wildcard bomb", Of($"\"s3:{string.Concat(Enumerable.Repeat("*a", 200_000))}\"") },
        { "resources", Of("\"s3:GetObject\"", List(30_000, i => $"arn:aws:s3:::example-{i}/*")) },
        { "faulty resources", Of("\"s3:GetObject\"", List(30_000, i => $"arn:aws:lambda:us-east-1:123456789012:{i}")) },
        { "one long resource", Of("\"s3:GetObject\"", $"\"arn:aws:s3:::{string.Concat(Enumerable.Repeat("*a", 200_000))}\"") },
        { "one long variable", Of("\"s3:GetObject\"", $"\"arn:aws:s3:::{string.Concat(Enumerable.Repeat("${", 200_000))}\"") },
        { "many variables", Of("\"s3:GetObject\"", $"\"arn:aws:s3:::{string.Concat(Enumerable.Repeat("${x}", 250_000))}\"") },
        { "colons", Of("\"s3:GetObject\"", $"\"arn:{new string(':', 1_000_000)}\"") },
        { "keys", Of(
            "\"s3:GetObject\"", "\"*\"",
            $$"""{"StringEquals":{ {{string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"\"aws:RequestTag/{i}\":\"a\""))}} } }""") },
        { "unknown keys",
            Of("\"s3:GetObject\"", "\"*\"",
            $$"""{"StringEquals":{ {{string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"\"aws:SourceIq{i}\":\"a\""))}} } }""") },
        { "values",
            Of("\"s3:GetObject\"", "\"*\"",
            $$"""{"IpAddress":{"aws:SourceIp":{{List(30_000, i => $"10.{i % 200}.{i / 1000}.1/8")}} } }""") },
        { "one long value",
            Of("\"s3:GetObject\"", "\"*\"", $$"""{"DateLessThan":{"aws:CurrentTime":"{{new string('1', 1_000_000)}}"} }""") },
        { "statements",
            $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', Enumerable.Repeat("""{"Sid":"A","Effect":"Allow","Action":"iam:PassRole","Resource":"*"}""", 50_000))}}]}""" },
        { "many keys under one long operator",
            Of("\"s3:GetObject\"", "\"*\"",
            $$"""{"{{new string('x', 100_000)}}":{ {{string.Join(',', Enumerable.Range(0, 30_000).Select(i => $"\"{i}\":{{}}"))}} } }""") },
        { "many values under one long key",
            Of("\"s3:GetObject\"", "\"*\"",
            $$"""{"Null":{"aws:{{new string('x', 100_000)}}":[{{string.Join(',', Enumerable.Repeat("{}", 30_000))}}]} }""") },
        { "nonsense", $$"""{"Statement":[{{string.Join(',', Enumerable.Repeat("{}", 50_000))}}]}""" },
    };

    [Theory]
    [MemberData(nameof(Huge))]
    public async Task Checking_a_huge_document_terminates(string what, string json)
    {
        Assert.NotEmpty(what);
        await Hang.Never(() =>
        {
            foreach (var kind in new[] { PolicyKind.Identity, PolicyKind.Bucket })
            {
                var file = CheckedFile.Of("huge.json", json, kind);
                Assert.NotEmpty(CheckForms.Write([file], OutputFormat.Text));
            }
        });
    }

    [Fact]
    public void The_number_of_findings_per_rule_is_limited()
    {
        var findings = PolicyCheck.Run(Of(List(5_000, i => $"s3:GetObjct{i}")), PolicyKind.Identity);
        Assert.Equal(PolicyCheck.MostFindingsOfARule + 1, findings.Count(finding => finding.Code == "INVALID_ACTION"));
        Assert.Equal(
            "this is found more than 1000 times; further ones are not listed",
            findings.Last(finding => finding.Code == "INVALID_ACTION").Message);
    }

    /// <summary>A document that the reader refuses always has a finding, and each of the reader's codes has a rule.</summary>
    [Fact]
    public void A_damaged_document_is_checked_in_every_kind_and_what_is_refused_has_an_error() =>
        Gen.Select(GenPolicy.ResourceBased.Select(PolicyWriter.Write), Damage.Array[0, 3]).Sample(
            (text, damages) =>
            {
                if (JsonText.FromUtf8(
                    damages.Aggregate(Encoding.UTF8.GetBytes(text), (before, damage) => damage(before))) is not { } damaged)
                {
                    return;
                }

                foreach (var kind in Enum.GetValues<PolicyKind>())
                {
                    var findings = PolicyCheck.Run(damaged, kind);
                    var positions = JsonPositions.Of(damaged);
                    Assert.All(findings, finding => Assert.True(positions.Find(finding.Path).Line >= 1));
                    Assert.True(
                        !IsRefused(damaged, kind)
                        || findings.Any(finding => finding.Severity == Severity.Error), $"{kind}: {damaged}");
                }
            },
            iter: 1_000);

    private static bool IsRefused(string json, PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => PolicyReader.Trust(json) is Reading<IamEngine.Model.TrustPolicy>.Refused,
        PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.ServiceControl =>
            PolicyReader.Identity(json) is Reading<IamEngine.Model.IdentityPolicy>.Refused,
        _ => PolicyReader.Resource(json) is Reading<IamEngine.Model.ResourcePolicy>.Refused,
    };

    private static string Of(string actions, string resources = "\"*\"", string condition = "{}") =>
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":{{actions}},"Resource":{{resources}},"Condition":{{condition}} } }""";

    private static string List(int count, Func<int, string> item) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{item(i)}\""))}]";

    // Deletes, inserts or duplicates bytes, and inserts pieces of policy syntax.
    private static Gen<Func<byte[], byte[]>> Damage { get; } = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Int[0, 100_000],
        Gen.OneOf("{", "}", "[]", "\"", "null", "${", "*", "\\ud800", "\"AWS\":", "\"NotAction\":\"*\",",
            "\"Condition\":{\"Null\":{\"a\":1}},", "arn:aws:s3:::", ":"),
        (how, one, other, piece) => new Func<byte[], byte[]>(bytes =>
        {
            var (from, until) = (Math.Min(one, other) % (bytes.Length + 1), Math.Max(one, other) % (bytes.Length + 1));
            (from, until) = (Math.Min(from, until), Math.Max(from, until));
            return how switch
            {
                0 => [.. bytes[..from], .. bytes[Math.Min(bytes.Length, from + 1)..]],
                1 => [.. bytes[..from], .. bytes[until..]],
                2 => [.. bytes[..until], .. bytes[from..until], .. bytes[until..]],
                _ => [.. bytes[..from], .. Encoding.UTF8.GetBytes(piece), .. bytes[from..]],
            };
        }));
}
