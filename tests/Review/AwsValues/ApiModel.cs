using System.IO.Compression;
using System.Text.Json;
using Review.AwsValues;

namespace Tests.AwsValues;

/// <summary>AWS's model of a service's API from botocore: the input shapes of operations, with their constraints.</summary>
internal sealed class ApiModel(JsonElement model)
{
    private static readonly Lazy<string?> FoundFolder = new(Find);

    /// <summary>The folder of the models; <c>null</c> without botocore, which comes with the AWS CLI.</summary>
    public static string? Folder => FoundFolder.Value;

    public static ApiModel Of(string service)
    {
        var versions = Directory.GetDirectories(Path.Combine(Folder!, service)).Order(StringComparer.Ordinal);
        var file = Path.Combine(versions.Last(), "service-2.json");
        using var stream = File.Exists(file) ? File.OpenRead(file)
            : (Stream)new GZipStream(File.OpenRead($"{file}.gz"), CompressionMode.Decompress);
        return new(JsonDocument.Parse(stream).RootElement);
    }

    /// <summary>
    /// The shape of a member, such as <c>Tags[].Key</c> of <c>CreateRole</c>; null if the operation has no such member.
    /// </summary>
    public JsonElement? Shape(string operation, string member)
    {
        if (!model.GetProperty("operations").TryGetProperty(operation, out var named))
        {
            return null;
        }

        var shape = Named(named.GetProperty("input"));
        foreach (var step in InputPath.Steps(member))
        {
            var found = step switch
            {
                "[]" => shape.TryGetProperty("member", out var item) ? item : (JsonElement?)null,
                "{}" => shape.TryGetProperty("value", out var value) ? value : null,
                "{key}" => shape.TryGetProperty("key", out var key) ? key : null,
                _ => shape.TryGetProperty("members", out var members) && members.TryGetProperty(step, out var part) ? part : null,
            };
            if (found is not { } reference)
            {
                return null;
            }

            shape = Named(reference);
        }

        return shape;
    }

    /// <summary>The names of all members in the answers of operations, at any depth.</summary>
    /// <param name="operations">The operations' names in any case: <c>getbucketacl</c>.</param>
    public IReadOnlySet<string> OutputMembers(IReadOnlyList<string> operations)
    {
        var (names, seen) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var operation in model.GetProperty("operations").EnumerateObject().Where(operation =>
            operations.Contains(operation.Name, StringComparer.OrdinalIgnoreCase)))
        {
            if (operation.Value.TryGetProperty("output", out var output))
            {
                Add(output);
            }
        }

        return names;

        void Add(JsonElement reference)
        {
            if (!seen.Add(reference.GetProperty("shape").GetString()!))
            {
                return;
            }

            var shape = Named(reference);
            foreach (var part in (string[])["member", "value"])
            {
                if (shape.TryGetProperty(part, out var item))
                {
                    Add(item);
                }
            }

            foreach (var member in shape.TryGetProperty("members", out var members) ? members.EnumerateObject() : default)
            {
                names.Add(member.Name);
                Add(member.Value);
            }
        }
    }

    private JsonElement Named(JsonElement reference) =>
        model.GetProperty("shapes").GetProperty(reference.GetProperty("shape").GetString()!);

    private static string? Find()
    {
        string[] folders = [.. FromPython("python3"), .. FromPython("python"), .. BesideTheCli()];
        return folders.Select(folder => Path.Combine(folder, "data")).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> FromPython(string python)
    {
        if (Programs.Find(python) is not { } program)
        {
            return [];
        }

        var answer = Programs.Run(program, "", "-c", "import os, botocore; print(os.path.dirname(botocore.__file__))");
        return answer.ExitCode == 0 ? [answer.Output.Trim()] : [];
    }

    // Version 2 of the CLI has its own Python: .../dist/aws next to .../dist/awscli/botocore.
    private static IEnumerable<string> BesideTheCli() =>
        Programs.Find("aws") is { } aws
            ? [Path.Combine(
                Path.GetDirectoryName(File.ResolveLinkTarget(aws, returnFinalTarget: true)?.FullName ?? aws)!, "awscli",
                "botocore")]
            : [];
}
