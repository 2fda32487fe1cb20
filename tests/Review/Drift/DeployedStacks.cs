using System.Text.Json.Nodes;
using Review.Drift;
using Review.Drift.Usage;
using Review.Forms;
using Review.Verbs;
using Tests.Review.Verbs;

namespace Tests.Review.Drift;

/// <summary>Reports about deployed stacks that somebody changed.</summary>
internal static class DeployedStacks
{
    /// <summary>
    /// What <c>review dev --deployed FOLDER</c> writes, with the review of dev that all tests share. With a credential report in
    /// the folder, a test must run the command, because the review depends on that report.
    /// </summary>
    public static Programs.Finished Compare(string folder, OutputFormat format = OutputFormat.Json)
    {
        var (credentials, unread) = CredentialFile.In(folder);
        Assert.Null(credentials);
        var options = new DeployedReview.Options(folder, null, [], UseReport.DefaultDays) { CredentialsUnread = unread };
        return Tool.RunWith("", streams => (int)DeployedReview.Run(
            Reviews.Root, Reviews.Of("dev").GetAwaiter().GetResult(), options, format, streams));
    }

    /// <summary>The report about the stack dev after somebody opened the trust policy of the upload role.</summary>
    public static async Task<DriftReport> TamperedAsync()
    {
        using var answers = await AnswersFolder.AsDeclaredAsync(details =>
            DeployedReviewTests.Role(details, "infra-dev-upload")["AssumeRolePolicyDocument"] = JsonNode.Parse("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                    "Action": "sts:AssumeRole"}]}
                """));
        return await answers.CompareAsync();
    }
}
