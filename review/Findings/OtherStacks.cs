using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Naming;
using Infra.Settings;
using Policies.Access;
using Review.Model;
using Review.Stacks;

namespace Review.Findings;

/// <summary>
/// Reports a bucket in <c>infra:emr.job</c> that another stack of the project declares, by the stack files in the same folder. A
/// stack that creates its bucket without <c>bucketName</c> adds eight random digits to the name.
/// </summary>
internal static class OtherStacks
{
    public static IEnumerable<Finding> Check(string folder, StackConfiguration configuration, StackSettings settings)
    {
        if (settings.Emr?.Job.Data.Buckets is not { Count: > 0 } buckets)
        {
            return [];
        }

        var others = StackFile.Stacks(folder).Where(stack => stack != configuration.Stack)
            .Select(stack => StackConfiguration.Read(folder, stack).Configuration).OfType<StackConfiguration>().ToArray();
        return
        [
            .. from bucket in buckets
               from other in others
               let what = BucketOf(other, bucket.Name.Value)
               where what is not null
               select Found(bucket, other.Stack, what),
        ];
    }

    private static Finding Found(JobBucket bucket, string stack, string what) => new(
        "BUCKET_OF_OTHER_STACK",
        Severity.Warning,
        $"jobs may {bucket.Use.ToString().ToLowerInvariant()} in {bucket.Name}, which is the {what} of stack {stack} of this "
            + "project",
        "infra:emr.job.buckets",
        "name a bucket that no stack manages, or keep it if both stacks are meant to share the data");

    private static string? BucketOf(StackConfiguration stack, string bucket)
    {
        var names = new ResourceNames(stack.Project, stack.Stack);
        return bucket == Setting(stack, "infra:state", "bucketName") || IsUnique(bucket, names.BucketPrefix("state"))
                ? "state bucket"
            : IsUnique(bucket, names.BucketPrefix("access-log")) ? "access log bucket"
            : bucket == Setting(stack, "infra:previewAccess", "stateBucket") ? "bucket of Pulumi's state"
            : null;
    }

    private static bool IsUnique(string bucket, string prefix) =>
        Regex.IsMatch(bucket, $"^{Regex.Escape(prefix)}[0-9a-f]{{8}}\\z", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string? Setting(StackConfiguration stack, string key, string member)
    {
        try
        {
            return stack.Values.GetValueOrDefault(key) is { Length: > 0 } json
                ? (JsonNode.Parse(json) as JsonObject)?[member]?.ToString() : null;
        }
        catch (JsonException)
        {
            return null; // the review of that stack reports it
        }
    }
}
