using System.Text;
using System.Text.Json.Nodes;
using IamEngine.Json;
using Review;
using Review.Deployed;
using Review.Drift;
using Review.Drift.Answers;
using Review.Forms;
using Review.Model;
using Review.Verbs;
using Tests.Review;
using Tests.Review.Deployed;

namespace Tests.Hostile;

/// <summary>
/// Folders of a collected account in which one file is the input: answers of the AWS CLI, and files of iam-collect. An input
/// that is not JSON is not read, so that no verb may end as if it had read everything.
/// </summary>
internal static class AnswerFolder
{
    private const string Details = "authorization-details.json";
    private const string Place = "aws/aws/accounts/123456789012";
    private const string Organization = "aws/aws/organizations/o-exampleorg1";
    private const string Object = "arn:aws:s3:::state/checkpoints/1";

    // Answers that an emulator gave about the stack dev, after it was changed by hand; by the file's path.
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Answers = new(() => JsonNode.Parse(
        File.ReadAllText(Path.Combine(Reviews.Root, "tests", "Hostile", "Corpus", "answers.json")))!.AsObject()
        .ToDictionary(answer => answer.Key, answer => answer.Value!.ToJsonString()));

    private static readonly IReadOnlyDictionary<string, string> Collected = new Dictionary<string, string>
    {
        [$"{Place}/iam/user/alice/metadata.json"] = """{"arn": "arn:aws:iam::123456789012:user/alice", "name": "alice"}""",
        [$"{Place}/iam/user/alice/groups.json"] = """["arn:aws:iam::123456789012:group/readers"]""",
        [$"{Place}/iam/group/readers/metadata.json"] = """{"arn": "arn:aws:iam::123456789012:group/readers"}""",
        [$"{Place}/iam/group/readers/managed-policies.json"] = """["arn:aws:iam::123456789012:policy/read"]""",
        [$"{Place}/iam/policy/read/metadata.json"] = """{"arn": "arn:aws:iam::123456789012:policy/read", "name": "read"}""",
        [$"{Place}/iam/policy/read/current-policy.json"] = CollectedAccountFolder.Allow("s3:Get*", "*"),
        [$"{Place}/iam/role/job/metadata.json"] = """{"arn": "arn:aws:iam::123456789012:role/job", "path": "/"}""",
        [$"{Place}/iam/role/job/trust-policy.json"] =
            CollectedAccountFolder.Trust("""{"AWS": "arn:aws:iam::123456789012:user/alice"}"""),
        [$"{Place}/iam/role/job/inline-policies.json"] =
            $$"""[{"PolicyName": "own", "PolicyDocument": {{CollectedAccountFolder.Allow("s3:*", "*")}} }]""",
        [$"{Place}/iam/role/job/tags.json"] = """{"stack": "dev"}""",
        [$"{Place}/s3/state/metadata.json"] = """{"arn": "arn:aws:s3:::state", "name": "state", "region": "us-east-1"}""",
        [$"{Place}/s3/state/policy.json"] = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Open", "Effect": "Allow", "Principal": "*",
                "Action": "s3:GetObject", "Resource": "arn:aws:s3:::state/*"}]}
            """,
        [$"{Organization}/metadata.json"] = """{"id": "o-exampleorg1", "rootAccountId": "999988887777"}""",
        [$"{Organization}/ous.json"] = """{"r-root": {"scps": ["arn:aws:organizations::aws:policy/p-full"], "rcps": []}}""",
        [$"{Organization}/accounts.json"] =
            """{"123456789012": {"ou": "r-root", "scps": ["arn:aws:organizations::aws:policy/p-full"], "rcps": []}}""",
        [$"{Organization}/scps/p-full/metadata.json"] = """{"arn": "arn:aws:organizations::aws:policy/p-full", "name": "full"}""",
        [$"{Organization}/scps/p-full/policy.json"] = CollectedAccountFolder.Allow("*", "*"),
    };

    private static readonly IReadOnlyDictionary<string, string> Policies = new Dictionary<string, string>
    {
        [Details] = $$"""
            {"UserDetailList": [{"UserName": "alice", "Arn": "arn:aws:iam::123456789012:user/alice", "Path": "/",
                "GroupList": ["readers"], "UserPolicyList": [], "Tags": [{"Key": "a", "Value": "b"}],
                "PermissionsBoundary": {"PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/read"} }],
             "GroupDetailList": [{"GroupName": "readers", "Arn": "arn:aws:iam::123456789012:group/readers", "GroupPolicyList": [],
                "AttachedManagedPolicies": [{"PolicyName": "read", "PolicyArn": "arn:aws:iam::123456789012:policy/read"}]}],
             "RoleDetailList": [{"RoleName": "job", "Arn": "arn:aws:iam::123456789012:role/job", "AttachedManagedPolicies": [],
                "AssumeRolePolicyDocument": {{CollectedAccountFolder.Trust("""{"Service": "ec2.amazonaws.com"}""")}},
                "RolePolicyList": [{"PolicyName": "own", "PolicyDocument": {{CollectedAccountFolder.Allow("s3:*", "*")}} }]}],
             "Policies": [{"Arn": "arn:aws:iam::123456789012:policy/read", "PolicyVersionList": [
                {"IsDefaultVersion": true, "Document": {{CollectedAccountFolder.Allow("s3:Get*", "*")}} }]}]}
            """,
        ["bucket-policies/state.json"] = """{"Policy": "{\"Version\": \"2012-10-17\", \"Statement\": []}"}""",
        ["caller-identity.json"] = """{"Account": "123456789012", "Arn": "arn:aws:iam::123456789012:user/alice"}""",
    };

    public static IEnumerable<Reader> Readers =>
    [
        Reader.Verb("iam-collect", [.. Collected.Keys], With(Collected, WhoCan), 120),
        Reader.Verb("authorization-details", [.. Policies.Keys], With(Policies, WhoCan), 150),
        Reader.Verb("collected", [CommandAnswers.Record], With(Policies, WhoCan), 100),
        Reader.Verb("answers", [.. Answers.Value.Keys], With(Answers.Value, Stack), 20),
    ];

    /// <summary>The content of a file in one of the folders; null if it is none.</summary>
    public static byte[]? Find(string seed) => seed == CommandAnswers.Record
        ? Encoding.UTF8.GetBytes(".\tbegun\nbuckets.json\tdenied\ts3:ListAllMyBuckets is denied\n.\tended\n")
        : ((IEnumerable<IReadOnlyDictionary<string, string>>)[Collected, Policies, Answers.Value])
            .Select(folder => folder.GetValueOrDefault(seed)).OfType<string>().Select(Encoding.UTF8.GetBytes).FirstOrDefault();

    // Writes the folder, with the input in place of one file, and asks about it.
    private static Func<string, OutputFormat, Streams, ExitCode> With(
        IReadOnlyDictionary<string, string> files, Func<string, OutputFormat, Streams, ExitCode> ask) =>
        (seed, format, streams) =>
    {
        using var input = new MemoryStream();
        using (var source = streams.Input())
        {
            source.CopyTo(input);
        }

        using var folder = new CollectedAccountFolder();
        foreach (var (path, text) in files)
        {
            folder.WithFile(path, text);
        }

        File.WriteAllBytes(Path.Combine(folder.Root, seed), input.ToArray());
        var code = ask(folder.Root, format, streams);
        // An empty answer says that there is none; the record is text; a trust policy says nothing about an object.
        var isUnreadable = input.Length > 0 && seed != CommandAnswers.Record
            && !seed.EndsWith("trust-policy.json", StringComparison.Ordinal)
            && JsonText.Parse(JsonText.FromUtf8(input.ToArray()) ?? "", out _) is null;
        return isUnreadable && code == ExitCode.Success ? ExitCode.InternalError : code;
    };

    private static ExitCode WhoCan(string folder, OutputFormat format, Streams streams) =>
        WhoCanVerb.Run("s3:GetObject", Object, folder, "123456789012", false, format, streams);

    // Only what reads the answers: the comparison after it takes a hundred times as long.
    private static ExitCode Stack(string folder, OutputFormat format, Streams streams)
    {
        var (collected, refusal) = CollectedStack.In(folder, null, "us-east-1");
        var (stack, reason) = collected is null ? (null, refusal)
            : DeployedStack.Of(Reviews.Of("dev").GetAwaiter().GetResult(), collected, "infra");
        if (stack is null)
        {
            streams.Error.WriteLine(Visible.Of(reason!));
            return ExitCode.BadInput;
        }

        streams.Output.WriteLine(JsonReport.Write(stack.Held));
        streams.Output.Write(string.Join('\n', stack.Unread.Concat(collected!.Accounts.Unread).Select(Visible.Of)));
        return stack.Unread.Count + collected.Accounts.Unread.Count > 0 ? ExitCode.NotDecided : ExitCode.Success;
    }
}
