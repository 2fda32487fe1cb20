using Review.Model;

namespace Tests.Review.Controls;

/// <summary>The stacks with exceptions: the committed ones, those in tests/Review/Stacks, and a small one.</summary>
internal static class ControlStacks
{
    private const string Direct = """
        config:
          aws:region: us-east-1
          infra:stage: dev
          infra:bastion:
            allowedCidrs: [203.0.113.0/24]
            publicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOu/Zjk3DVDRbGqUkC+spyuQu6whYU8hL2WkXL861nD0 example key"
            sessionManager: false
          infra:access: {mode: direct}
          infra:state: {accessLog: false}
        """;

    private const string NoBastion = """
        config:
          aws:region: us-east-1
          infra:bastion: {enabled: false}
          infra:emr: {enabled: true}
        """;

    public static IReadOnlyList<string> All { get; } = ["dev", "prod", "everything", "delivery", "uploaders", "direct", "no-bastion"];

    public static async Task<ReviewReport> Of(string stack)
    {
        if (stack is "dev" or "prod")
        {
            return await Reviews.Of(stack);
        }

        using var project = new ProjectOnDisk(await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "Pulumi.yaml"))).With(
            stack,
            stack == "direct" ? Direct : stack == "no-bastion" ? NoBastion
                : await File.ReadAllTextAsync(Path.Combine(Reviews.Root, "tests", "Review", "Stacks", $"Pulumi.{stack}.yaml")));
        return await Reviews.In(project.Folder, stack);
    }
}
