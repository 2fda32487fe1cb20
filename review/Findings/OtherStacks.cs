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
/// Reports what a stack shares with another stack of the project, by the stack files in the same folder: a bucket in
/// <c>infra:emr.job</c>, and names that the patterns of the other stack's policies match.
/// </summary>
internal static class OtherStacks
{
    public static IEnumerable<Finding> Check(string folder, StackConfiguration configuration, StackSettings settings)
    {
        var others = StackFile.Stacks(folder).Where(stack => stack != configuration.Stack)
            .Select(stack => StackConfiguration.Read(folder, stack).Configuration).OfType<StackConfiguration>().ToArray();
        return
        [
            .. from other in others
               let finding = Overlap(configuration, other)
               where finding is not null
               select finding,
            .. from bucket in settings.Emr?.Job.Data.Buckets ?? []
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

    /// <summary>
    /// Names begin with <c>infra-STACK-</c>, and the policies of a deploying role match <c>infra-STACK-*</c>. So the role of
    /// stack <c>dev</c> also matches the names of a stack <c>dev-b</c> in the same account.
    /// </summary>
    private static Finding? Overlap(StackConfiguration stack, StackConfiguration other)
    {
        var (here, there) = (Prefix(stack), Prefix(other));
        var (wider, narrower) = here.Length <= there.Length ? (stack, other) : (other, stack);
        return Prefix(narrower).StartsWith(Prefix(wider), StringComparison.OrdinalIgnoreCase)
            && Setting(wider, "infra:previewAccess", "repository") is not null
            ? new(
                "STACK_NAMES_OVERLAP",
                Severity.Warning,
                $"the names of stack {narrower.Stack} begin with {Prefix(wider)} too, so the roles that deploy stack "
                    + $"{wider.Stack} may also change roles, users, policies, buckets, key aliases and secrets of that stack",
                "infra:previewAccess",
                $"give {narrower.Stack} a name that does not begin with `{wider.Stack}-`, or deploy the two in different "
                    + "accounts")
            : null;

        static string Prefix(StackConfiguration of) => new ResourceNames(of.Project, of.Stack).Prefix;
    }

    private static string? BucketOf(StackConfiguration stack, string bucket)
    {
        var names = new ResourceNames(stack.Project, stack.Stack);
        return bucket == Setting(stack, "infra:state", "bucketName") || IsUnique(bucket, names.BucketPrefix("state"))
                ? "state bucket"
            : IsUnique(bucket, names.BucketPrefix("access-log")) ? "access log bucket"
            : bucket == Setting(stack, "infra:previewAccess", "stateBucket") ? "bucket of Pulumi's state"
            : null;
    }

    // A stack that creates its bucket without bucketName adds eight random digits to the name.
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
