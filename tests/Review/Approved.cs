using System.Runtime.CompilerServices;

namespace Tests.Review;

/// <summary>
/// Compares text with an approved file in tests/Expectations. If they differ, the new text is written next to the file as
/// <c>NAME.received.EXT</c>. <c>APPROVE=1 ./run test</c> accepts the new text; the change is then reviewed like any other.
/// </summary>
internal static class Approved
{
    public static void Text(string name, string received)
    {
        // The mutation run compares in parallel, and the texts of mutants are not needed.
        if (Environment.GetEnvironmentVariable("APPROVE") == "0")
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Expectations(), name)), received);
            return;
        }

        Text(Expectations(), name, received, Environment.GetEnvironmentVariable("APPROVE") == "1");
    }

    public static void Text(string folder, string name, string received, bool approve)
    {
        var path = Path.Combine(folder, name);
        var beside = Path.ChangeExtension(path, $".received{Path.GetExtension(path)}");
        if (File.Exists(path) && File.ReadAllText(path) == received)
        {
            File.Delete(beside);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(approve ? path : beside, received);
        if (!approve)
        {
            Assert.Fail(
                $"{name} is not what was approved. Compare with {Path.GetFileName(beside)} beside it; APPROVE=1 ./run test "
                    + $"accepts it.\n\n{FirstDifference(path, received)}");
        }
    }

    /// <summary>All approved files in a folder, to find those that no test creates any more.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Expectations(), folder))
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.Contains(".received.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FirstDifference(string path, string received)
    {
        if (!File.Exists(path))
        {
            return "There is no approved file yet.";
        }

        var (before, now) = (File.ReadAllText(path).Split('\n'), received.Split('\n'));
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\napproved: {before.ElementAtOrDefault(line) ?? "(the end)"}\nreceived: "
            + $"{now.ElementAtOrDefault(line) ?? "(the end)"}";
    }

    private static string Expectations([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "Expectations");
}
