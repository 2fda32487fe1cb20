namespace Tests.Review.Deployed;

/// <summary>A temporary folder with collected accounts, filled by a test.</summary>
internal sealed class CollectedAccountFolder : IDisposable
{
    public const string Account = "123456789012";

    public string Root { get; } = Directory.CreateTempSubdirectory("collected-").FullName;

    /// <summary>Writes a file of the account in the collector's layout: <c>iam/user/alice/metadata.json</c>.</summary>
    public CollectedAccountFolder With(string path, string json, string account = Account) =>
        WithFile($"aws/aws/accounts/{account}/{path}", json);

    public CollectedAccountFolder WithFile(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public CollectedAccountFolder WithUser(string name, string more = "", string account = Account) =>
        With($"iam/user/{name}/metadata.json", $$"""{"arn": "arn:aws:iam::{{account}}:user/{{name}}"{{more}} }""", account);

    public CollectedAccountFolder WithRole(string name, string trust, string more = "", string account = Account) =>
        With($"iam/role/{name}/metadata.json", $$"""{"arn": "arn:aws:iam::{{account}}:role/{{name}}"{{more}} }""", account)
            .With($"iam/role/{name}/trust-policy.json", trust, account);

    public CollectedAccountFolder WithInline(string holder, string document, string account = Account) => With(
        $"iam/{holder}/inline-policies.json", $$"""[{"PolicyName": "own", "PolicyDocument": {{document}} }]""", account);

    public CollectedAccountFolder WithManaged(string name, string document) =>
        With($"iam/policy/{name}/metadata.json", $$"""{"arn": "arn:aws:iam::{{Account}}:policy/{{name}}"}""")
            .With($"iam/policy/{name}/current-policy.json", document);

    public CollectedAccountFolder WithBucket(string name, string? policy = null, string account = Account)
    {
        With($"s3/{name}/metadata.json", $$"""{"arn": "arn:aws:s3:::{{name}}", "name": "{{name}}"}""", account);
        return policy is null ? this : With($"s3/{name}/policy.json", policy, account);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static string Allow(string action, string resource, string more = "") =>
        $$$"""
        {"Version": "2012-10-17", "Statement": [{"Sid": "Allow", "Effect": "Allow", "Action": "{{{action}}}",
            "Resource": "{{{resource}}}"{{{more}}}}]}
        """;

    public static string Trust(string principal, string more = "") =>
        $$$"""
        {"Version": "2012-10-17", "Statement": [{"Sid": "Trust", "Effect": "Allow", "Principal": {{{principal}}},
            "Action": "sts:AssumeRole"{{{more}}}}]}
        """;
}
