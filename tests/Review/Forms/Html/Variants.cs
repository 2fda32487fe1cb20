using Review.Model;

namespace Tests.Review.Forms.Html;

/// <summary>Stacks that differ in everything that a picture shows.</summary>
internal static class Variants
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["one-zone"] = """
              infra:network: {zones: 1, nat: one}
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "PUBLIC-KEY"}
            """,
        ["four-zones-no-nat-emr"] = """
              infra:network: {zones: 4, nat: none}
              infra:bastion: {allowedCidrs: [198.18.0.0/24, 198.19.0.0/16], publicKey: "PUBLIC-KEY", sessionManager: false}
              infra:emr: {enabled: true, zone: 3}
            """,
        ["six-zones-one-nat-emr"] = """
              infra:network: {zones: 6, nat: one, flowLogs: false}
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "PUBLIC-KEY"}
              infra:emr: {enabled: true, primaries: 3, zone: 6}
            """,
        ["many-networks-all-conditions"] = """
              infra:bastion: {allowedCidrs: [198.18.0.0/24, 198.18.1.0/24, 198.18.2.0/24, 198.18.3.0/24, 198.18.4.0/24, 198.18.5.0/24, 198.18.6.0/24, 198.18.7.0/24], publicKey: "PUBLIC-KEY"}
              infra:access: {externalId: "6b7c1a52-and-a-long-one-that-nobody-would-ever-remember-6b7c1a52", requireMfa: true, mfaMaxAgeSeconds: 900, sourceCidrs: [198.18.0.0/24, 198.18.9.0/24]}
            """,
        ["direct-access-in-a-stack-with-a-name"] = """
              infra:stage: dev
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "PUBLIC-KEY"}
              infra:access: {mode: direct}
            """,
        ["delivered-from-a-repository"] = """
              infra:bastion: {allowedCidrs: [198.18.0.0/24], publicKey: "PUBLIC-KEY"}
              infra:previewAccess: {repository: example/infra}
            """,
    };

    public static IEnumerable<string> Names => Settings.Keys.Concat(["dev", "prod"]);

    public static Task<ReviewReport> Of(string name) => Of(name, Reviews.In);

    public static Task<ReviewReport> Again(string name) => Of(name, Reviews.Again);

    private static async Task<ReviewReport> Of(string name, Func<string, string, Task<ReviewReport>> review)
    {
        if (!Settings.TryGetValue(name, out var settings))
        {
            return await review(Reviews.Root, name);
        }

        using var project = new ProjectOnDisk(File.ReadAllText(Path.Combine(Reviews.Root, "Pulumi.yaml")))
            .With(name,
                "config:\n  aws:region: "
                    + $"us-east-1\n{settings.Replace("PUBLIC-KEY", Infra.TestSettings.PublicKey, StringComparison.Ordinal)}\n");
        return await review(project.Folder, name);
    }
}
