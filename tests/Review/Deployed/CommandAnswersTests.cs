using Review.Deployed;

namespace Tests.Review.Deployed;

public sealed class CommandAnswersTests
{
    [Theory]
    [InlineData("""{"Status": "Enabled", "Status": "Suspended"}""", "two members with the same name")]
    [InlineData("""{"Status": {"a": 1, "a": 2}}""", "two members with the same name")]
    [InlineData("""{"Status": "\ud800"}""", "unpaired surrogate")]
    [InlineData("""{"Status": """, "not JSON")]
    [InlineData("[]", "it is not an object")]
    public void A_broken_answer_is_not_read(string answer, string reason) => Assert.Contains(
        reason, Assert.IsType<CommandAnswer.Unread>(Read(answer)).Reason, StringComparison.Ordinal);

    [Fact]
    public void An_answer_is_read() => Assert.Equal(
        "Enabled", (string?)Assert.IsType<CommandAnswer.Given>(Read("""{"Status": "Enabled"}""")).Json["Status"]);

    private static CommandAnswer Read(string answer)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "versioning.json"), answer);
            return CommandAnswers.In(folder.FullName).Read("versioning.json");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
