namespace Tests.Infra.Settings;

/// <summary>Who may assume the roles of two uploaders.</summary>
public sealed class UploaderIdentityTests
{
    /// <summary>Two identities, and whether one caller can be both.</summary>
    public static TheoryData<string, string, bool> Pairs => new()
    {
        { GitHub("\"branch\": \"main\""), GitHub("\"branch\": \"main\""), true },
        { GitHub("\"branch\": \"main\""), GitHub("\"branch\": \"next\""), false },
        { GitHub("\"branch\": \"v1\""), GitHub("\"tag\": \"v1\""), false },
        { GitHub("\"branch\": \"main\""), GitHub("\"environment\": \"prod\", \"branch\": \"main\""), false },
        { GitHub("\"environment\": \"prod\""), GitHub("\"environment\": \"prod\", \"branch\": \"main\""), true },
        {
            GitHub("\"environment\": \"prod\", \"tag\": \"v1\""),
            GitHub("\"environment\": \"prod\", \"branch\": \"main\""), false
        },
        { GitHub("\"branch\": \"main\", \"workflows\": [\"a.yml\"]"), GitHub("\"branch\": \"main\""), true },
        {
            GitHub("\"branch\": \"main\", \"workflows\": [\"a.yml\"]"),
            GitHub("\"branch\": \"main\", \"workflows\": [\"b.yml\"]"), false
        },
        { GitLab("g/p", "x"), GitLab("g/p", "y"), true },
        { GitLab("g/p", "x"), GitLab("g/q", "x"), false },
        { PermissionSet("P"), PermissionSet("P\", \"account\": \"111122223333"), true },
        { PermissionSet("P\", \"account\": \"444455556666"), PermissionSet("P\", \"account\": \"111122223333"), false },
        { PermissionSet("P"), PermissionSet("Q"), false },
        { Account("r"), Account("r"), true },
        { Account("r"), Account("s"), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_identity_that_can_assume_two_roles_is_noted(string first, string second, bool isNoted) => Assert.Equal(
        isNoted ? ["infra:uploaders[1]"] : Array.Empty<string>(),
        TestSettings.Settings().With("infra:uploaders", $"[{Item("a", first)}, {Item("b", second)}]").Notes()
            .Where(note => note.Code == "UPLOADERS_SHARE_IDENTITY").Select(note => note.Key));

    private static string Item(string name, string identity) => $$$"""
        {"name": "{{{name}}}", "prefixes": {"exports/": "write"}, {{{identity}}}}
        """;

    private static string GitHub(string jobs) => $$"""
        "github": {"repository": "o@1/r@2", {{jobs}}}
        """;

    private static string GitLab(string project, string audience) => $$"""
        "gitlab": {"project": "{{project}}", "branch": "main", "audience": "{{audience}}"}
        """;

    private static string PermissionSet(string name) => $$"""
        "permissionSet": {"name": "{{name}}", "region": "eu-west-1"}
        """;

    private static string Account(string role) => $$"""
        "externalId": "6b7c1a52", "account": {"id": "111122223333", "role": "{{role}}"}
        """;
}
