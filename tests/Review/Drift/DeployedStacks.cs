using System.Text.Json.Nodes;
using Review.Diff.Access;
using Review.Drift;
using Review.Drift.Answers;

namespace Tests.Review.Drift;

/// <summary>Reports about deployed stacks that somebody changed.</summary>
internal static class DeployedStacks
{
    /// <summary>The report about the stack dev after somebody opened the trust policy of the upload role.</summary>
    /// <param name="folder">An empty folder for the answers.</param>
    public static async Task<DriftReport> TamperedAsync(string folder)
    {
        var details = await DeclaredAnswers.DetailsAsync();
        DeployedReviewTests.Role(details, "infra-dev-upload")["AssumeRolePolicyDocument"] = JsonNode.Parse("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                "Action": "sts:AssumeRole"}]}
            """);
        File.WriteAllText(Path.Combine(folder, "authorization-details.json"), details.ToJsonString());
        var (report, refusal) = DriftReport.Of(
            await Reviews.Of("dev"), CollectedStack.In(folder, null).Collected!, "infra", SourceLines.In(folder), _ => false,
            _ => { });
        return report ?? throw new InvalidOperationException(refusal);
    }
}
