using System.Text.Json.Nodes;
using Review.Deployed;
using Review.Model;

namespace Review.Drift.Answers;

/// <summary>
/// The users, groups, roles and managed policies in the authorization details.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
/// </summary>
internal sealed class IamAnswers(CommandAnswers answers)
{
    private readonly Lazy<(JsonObject[] Pages, string? Reason)> pages = new(() => Read(answers));
    private readonly Dictionary<string, IReadOnlyDictionary<string, JsonObject>> indexes = [];

    public JsonObject? Role(string name) => Find("RoleDetailList", "RoleName", name);

    public JsonObject? User(string name) => Find("UserDetailList", "UserName", name);

    public JsonObject? Group(string name) => Find("GroupDetailList", "GroupName", name);

    public JsonObject? Policy(string arn) => Find("Policies", "Arn", arn);

    public IEnumerable<JsonObject> Roles => Index("RoleDetailList", "RoleName").Values;

    public IEnumerable<JsonObject> Users => Index("UserDetailList", "UserName").Values;

    /// <summary>The document of a managed policy's default version; null if the answers do not have it.</summary>
    public static JsonNode? Document(JsonObject? policy) =>
        (policy?["PolicyVersionList"]).AsObjects()
            .FirstOrDefault(version => version["IsDefaultVersion"].IsTrue())?["Document"];

    private JsonObject? Find(string list, string key, string name) => Index(list, key).GetValueOrDefault(name);

    private IReadOnlyDictionary<string, JsonObject> Index(string list, string key)
    {
        if (pages.Value.Reason is { } reason)
        {
            throw new UnreadAnswerException(reason);
        }

        if (!indexes.TryGetValue(list, out var index))
        {
            indexes[list] = index = pages.Value.Pages.SelectMany(page => page[list].AsObjects())
                .Where(item => item[key].AsText() is not null).DistinctBy(item => item[key].AsText())
                .ToDictionary(item => item[key].AsText()!);
        }

        return index;
    }

    private static (JsonObject[] Pages, string? Reason) Read(CommandAnswers answers)
    {
        var found = answers.Files("").Where(file => file.StartsWith("authorization-details", StringComparison.Ordinal))
            .Select(file => answers.Read($"{file}.json")).DefaultIfEmpty(answers.Read("authorization-details.json")).ToArray();
        var read = found.OfType<CommandAnswer.Given>().Select(answer => answer.Json).ToArray();
        return (read, found.OfType<CommandAnswer.Unread>().Select(unread => unread.Reason).FirstOrDefault()
            ?? (read.Length == 0 ? "the authorization details are empty" : null)
            ?? (read.Any(page => page["RoleDetailList"] is not JsonArray || page["UserDetailList"] is not JsonArray)
                ? "the authorization details have no RoleDetailList or no UserDetailList" : null)
            ?? (read[^1]["Marker"].AsText() is not null
                ? "the last page of the authorization details has a Marker, so further pages are missing" : null));
    }
}
