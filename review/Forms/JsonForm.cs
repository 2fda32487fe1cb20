using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamEngine.Requests;

namespace Review.Forms;

/// <summary>The JSON format of all verbs.</summary>
internal static class JsonForm
{
    // The output is not embedded in HTML, so angle brackets and quotes need no escape.
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject json) => Write((JsonNode)json);

    public static string Write(JsonNode json) => json.ToJsonString(Indented) + "\n";

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    public static JsonArray Texts(IEnumerable<string> texts) => List(texts, text => JsonValue.Create(text));

    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A request in the format of a <c>decide</c> scenario.</summary>
    /// <param name="hasOwner">
    /// Whether to write <c>resourceAccount</c> also if the owner of the resource is unknown; it is null then.
    /// </param>
    public static JsonObject Request(Request request, bool hasOwner)
    {
        var json = new JsonObject { ["principal"] = request.Caller.Text };
        if (request.Caller is Caller.FederatedUser federated)
        {
            json["federatedBy"] = federated.By.ToString();
        }

        json["action"] = request.Action;
        json["resource"] = request.Resource;
        if (hasOwner || request.ResourceAccount is not null)
        {
            json["resourceAccount"] = request.ResourceAccount?.Value;
        }

        json["context"] = new JsonObject(StatedKeys(request).Select(entry => KeyValuePair.Create(
            entry.Key, (JsonNode?)(
                entry.Value.IsMultivalued ? Texts(entry.Value.Values) : JsonValue.Create(entry.Value.Values[0])))));
        return json;
    }

    // A session's ARN does not contain the path of its role, so `aws:PrincipalArn` states a role that has a path.
    private static IEnumerable<KeyValuePair<string, ContextValue>> StatedKeys(Request request) =>
        request.Caller is Caller.RoleSession { Session: not null, Role: var role }
            && role.Resource.Count(letter => letter == '/') > 1
            ? request.Context.Entries.Prepend(KeyValuePair.Create("aws:PrincipalArn", ContextValue.One(role.ToString())))
            : request.Context.Entries;
}
