using System.Text.RegularExpressions;
using Review.Collect;
using Tests.AwsValues;

namespace Tests.Review.Collect;

/// <summary>
/// Every member that a reader of AWS's answers takes exists in the answer of one of the operations that the script calls: the
/// emulator does not answer all of them.
/// </summary>
public sealed partial class AnswerMemberTests
{
    // The sources that read answers, with the services whose answers they read.
    private static readonly (string File, string[] Services)[] Sources =
    [
        ("Readers/BucketReaders.cs", ["s3api", "s3control"]),
        ("Readers/HostReaders.cs", ["ec2", "logs", "emr"]),
        ("Readers/IamReaders.cs", ["iam"]),
        ("Readers/KeyReaders.cs", ["kms"]),
        ("Readers/NetworkReaders.cs", ["ec2"]),
        ("UndeclaredBucketSettings.cs", ["s3api", "s3control"]),
        ("UndeclaredClusters.cs", ["emr"]),
        ("UndeclaredCredentials.cs", ["iam"]),
        ("UndeclaredNetwork.cs", ["ec2"]),
        ("UndeclaredPolicies.cs", ["iam"]),
        ("UndeclaredProviders.cs", ["iam"]),
        ("Answers/IamAnswers.cs", ["iam"]),
        ("../Deployed/KeyGrants.cs", ["kms"]),
    ];

    // Members of policy documents and of the script's own files.
    private static readonly HashSet<string> Own = ["Statement", "Sid", "Effect", "Principal", "AWS", "Service", "Action",
        "Resource", "Condition", "StringEquals", "Version"];

    public static TheoryData<string> Files => [.. Sources.Select(source => source.File)];

    [NeedsApiModelsTheory]
    [MemberData(nameof(Files))]
    public void Every_member_exists_in_an_answer(string file) => Assert.Empty(Unknown(
        File.ReadAllText(Path.Combine(Reviews.Root, "review", "Drift", file)), Services(file)));

    [NeedsApiModels]
    public void A_member_that_no_answer_has_is_found() =>
        Assert.Equal(["BucketKeyEnable"], Unknown("""rule["BucketKeyEnable"].At("Rules", "Status")""", ["s3api"]));

    [Fact]
    public void Every_source_that_reads_answers_is_held_against_them()
    {
        var folder = Path.Combine(Reviews.Root, "review", "Drift");
        var reading = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => AnswerCall().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        Assert.Empty(reading.Except(Sources.Select(source => source.File)).Except(["Answers/AccountState.cs"]));
    }

    private static string[] Services(string file) => Sources.Single(source => source.File == file).Services;

    private static string[] Unknown(string source, string[] services)
    {
        var known = Operations.Where(operation => services.Contains(operation.Service)).GroupBy(operation => operation.Service)
            .SelectMany(group => ApiModel.Of(group.Key == "s3api" ? "s3" : group.Key).OutputMembers(
                [.. group.Select(operation => operation.Name)]))
            .ToHashSet();
        Assert.NotEmpty(known);
        return
        [
            .. MemberName().Matches(Comment().Replace(source, "")).Select(match => match.Groups[1].Value).Distinct()
                .Where(name => !known.Contains(name) && !Own.Contains(name)),
        ];
    }

    // The operations in the script, such as get-bucket-acl of s3api.
    private static IEnumerable<(string Service, string Name)> Operations => Call()
        .Matches(CollectScript.Text.Replace("\\\n", " ", StringComparison.Ordinal))
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value.Replace("-", "", StringComparison.Ordinal)));

    // A name in brackets or quotes that begins with a capital letter, as all of AWS's do but those of CloudWatch Logs.
    [GeneratedRegex("""
        (?:\["|\bAt\([^)]*?"|", "|List\([^;]*?", "|Network\("[^"]*", ")([A-Z][A-Za-z0-9]+)"
        """)]
    private static partial Regex MemberName();

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?m)call \S+ \w+:\w+ \S+ +(\w+) ([a-z-]+)")]
    private static partial Regex Call();

    [GeneratedRegex(@"state\.(Answer|List|Network|Iam)\b")]
    private static partial Regex AnswerCall();
}
