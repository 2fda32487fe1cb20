using Tests.Review;

namespace Tests.Scripts;

/// <summary>The shell scripts of the project.</summary>
internal static class Scripts
{
    /// <summary>Scripts that run only on Linux, by their purpose: network namespaces, and GitHub runners with Linux.</summary>
    private static readonly string[] ForLinux = [".github/scripts/install-pulumi.sh", "rehearsal/Ssh/network.sh"];

    /// <summary>All scripts, as paths relative to the project's folder.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "run",
        ".ci/run",
        ".ci/slowest",
        "benchmarks/waits",
        .. from folder in (string[])[".github", "rehearsal", "infra", "review"]
           from file in Directory.EnumerateFiles(Path.Combine(Reviews.Root, folder), "*.sh", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Reviews.Root, file).Replace('\\', '/')
           where !path.Contains("node_modules", StringComparison.Ordinal)
           orderby path
           select path,
    ];

    public static IEnumerable<string> ForLaptops => All.Except(ForLinux);

    public static string Read(string script) => File.ReadAllText(Path.Combine(Reviews.Root, script));
}
