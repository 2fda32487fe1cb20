using System.Text.RegularExpressions;
using Rehearsal.Machine;

namespace Rehearsal.Walk;

/// <summary>The AWS CLI of this machine.</summary>
internal static partial class AwsCli
{
    /// <summary>
    /// The first releases that read <c>AWS_ENDPOINT_URL</c>. An older release ignores it and calls AWS.
    /// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
    /// </summary>
    private static readonly Version[] First = [new(1, 29, 0), new(2, 13, 0)];

    /// <summary>Why the AWS CLI cannot be used; null if it can.</summary>
    public static async Task<string?> WhyNotAsync(WorkDirectory workDirectory, CancellationToken cancellation)
    {
        if (InstalledPrograms.Missing("aws", "cmp") is { Count: > 0 } missing)
        {
            return $"needs {string.Join(" and ", missing.Select(program => $"`{program}`"))}, which this machine does not have";
        }

        var asked = await workDirectory.RunAsync(workDirectory.Program("aws", "--version"), cancellation);
        return Judge($"{asked.Output}{asked.Error}");
    }

    internal static string? Judge(string said) =>
        Release().Match(said) is { Success: true } match && Version.TryParse(match.Groups[1].Value, out var version)
        ? First.Any(first => version.Major == first.Major && version >= first) || version.Major > First.Max(first => first.Major)
            ? null
            : $"needs an AWS CLI that reads AWS_ENDPOINT_URL: {string.Join(" or ", First.Select(first => first.ToString()))} "
                + $"and later; this machine has {version}"
        : $"`aws --version` does not print its version: {said.Trim()}";

    [GeneratedRegex(@"aws-cli/(\d+\.\d+\.\d+)")]
    private static partial Regex Release();
}
