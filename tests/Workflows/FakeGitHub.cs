using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Tests.Review;

namespace Tests.Workflows;

/// <summary>
/// A local fake of GitHub's API for the scripts: paged lists, creation and editing, and errors. The responses have the documented
/// form.
/// https://docs.github.com/en/rest/issues/comments
/// </summary>
internal sealed class FakeGitHub : IDisposable
{
    private readonly HttpListener listener;
    private readonly Queue<(int Status, string Header, string Body)> refusals = [];
    private long next = 9_000;

    public FakeGitHub()
    {
        (listener, Port) = Listen();
        _ = Task.Run(ServeAsync);
    }

    private int Port { get; }

    public List<JsonObject> Comments { get; } = [];

    public List<JsonObject> Issues { get; } = [];

    public List<JsonObject> Pulls { get; } = [];

    public bool IsPrivate { get; init; } = true;

    /// <summary>The newest commit of each branch.</summary>
    public Dictionary<string, string> Branches { get; } = [];

    /// <summary>The received requests: <c>POST repos/example-org/infra/issues/7/comments</c>.</summary>
    public List<string> Asked { get; } = [];

    public IEnumerable<string> Written => Asked.Where(request => !request.StartsWith("GET ", StringComparison.Ordinal));

    public FakeGitHub Refusing(
        int status, string body = """{"message": "Resource not accessible by integration"}""", string header = "", int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            refusals.Enqueue((status, header, body));
        }

        return this;
    }

    public static JsonObject Item(long id, string author, string body, string type = "Bot") => new()
    {
        ["id"] = id,
        ["number"] = id,
        ["state"] = "open",
        ["user"] = new JsonObject { ["login"] = author, ["type"] = type },
        ["body"] = body,
    };

    /// <summary>Runs a script of the project with this API.</summary>
    public Programs.Finished Run(string script, string[] arguments, params (string, string)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["GITHUB_API_URL"] = $"http://127.0.0.1:{Port}",
            ["GITHUB_REPOSITORY"] = "example-org/infra",
            ["GITHUB_TOKEN"] = "example-token",
            ["HEAD_SHA"] = new string('a', 40),
            ["RUN_URL"] = "https://github.example.com/example-org/infra/actions/runs/1",
            ["RETRY_SECONDS"] = "0",
            ["NO_PROXY"] = "127.0.0.1",
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return Programs.Run(
            "env", "", [
                .. environment.Select(pair => $"{pair.Key}={pair.Value}"), "bash",
                Path.Combine(Reviews.Root, ".github", "scripts", script), .. arguments]);
    }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath.TrimStart('/');
        Asked.Add($"{context.Request.HttpMethod} {path}{(context.Request.HttpMethod == "GET" ? context.Request.Url.Query : "")}");
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var sent = await reader.ReadToEndAsync();
        var (status, header, body) = context.Request.Headers["Authorization"] != "Bearer example-token"
            ? (401, "", """{"message": "Bad credentials"}""")
            : refusals.TryDequeue(out var refusal) ? refusal
            : (context.Request.HttpMethod == "POST" ? 201 : 200, "", Do(context.Request, path, sent).ToJsonString());
        context.Response.StatusCode = status;
        if (header.Length > 0)
        {
            context.Response.Headers.Add(header);
        }

        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    private JsonNode Do(HttpListenerRequest request, string path, string sent)
    {
        if (path.Split("/git/ref/heads/") is [_, var branch])
        {
            return new JsonObject { ["object"] = new JsonObject { ["type"] = "commit", ["sha"] = Branches[branch] } };
        }

        if (path == "repos/example-org/infra")
        {
            return new JsonObject { ["full_name"] = "example-org/infra", ["private"] = IsPrivate };
        }

        var list = path.Contains("/comments", StringComparison.Ordinal) ? Comments
            : path.Contains("/pulls", StringComparison.Ordinal) ? Pulls : Issues;
        switch (request.HttpMethod)
        {
            case "GET":
                var page = int.Parse(request.QueryString["page"]!, System.Globalization.CultureInfo.InvariantCulture);
                return new JsonArray([.. list.Skip((page - 1) * 100).Take(100).Select(item => item.DeepClone())]);
            case "POST":
                var made = Item(next++, "github-actions[bot]", "");
                list.Add(made);
                return Merge(made, sent);
            default:
                var id = long.Parse(path[(path.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
                return Merge(list.Single(item => (long)item["id"]! == id), sent);
        }
    }

    private static JsonNode Merge(JsonObject item, string sent)
    {
        foreach (var (name, value) in JsonNode.Parse(sent)!.AsObject())
        {
            item[name] = value!.DeepClone();
        }

        return item.DeepClone();
    }

    /// <summary>A listener on a free port. After a failed start, a listener cannot start again.</summary>
    private static (HttpListener Listener, int Port) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = global::System.Random.Shared.Next(20_000, 60_000);
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // The port is in use; try another one.
            }
        }
    }
}
