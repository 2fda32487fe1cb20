using System.Diagnostics;
using Tests.Review;

namespace Tests.Workflows;

/// <summary>The scripts that refuse unpinned versions, in a small repository.</summary>
public sealed class PinnedVersionsTests : IDisposable
{
    private const string Aws = "pulumi-resource-aws-v7.48.0-linux-amd64.tar.gz";

    private static readonly string Sum = new('a', 64);

    private readonly string folder = Directory.CreateTempSubdirectory("pins-").FullName;

    public PinnedVersionsTests()
    {
        foreach (var part in (string[])[".github/scripts", "infra", "standins/Pulumi", "bin"])
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        foreach (var script in (string[])["locked-packages.sh", "install-plugins.sh"])
        {
            File.Copy(Path.Combine(Reviews.Root, ".github", "scripts", script),
                Path.Combine(folder, ".github", "scripts", script));
        }

        File.Copy(Path.Combine(Reviews.Root, ".github", "plugins.sha256"), Path.Combine(folder, ".github", "plugins.sha256"));
        Write("infra/packages.standin.lock.json", "{}");
        Write("standins/Pulumi/packages.standin.lock.json", "{}");
        Write("bin/pulumi", "#!/bin/sh\necho \"$@\"\n");
        Programs.Run("chmod", "", "+x", Path.Combine(folder, "bin", "pulumi"));
        Git("init", "--quiet");
        Git("add", "--all");
    }

    [Needs("bash", "git")]
    public void Without_a_lock_file_for_the_packages_nothing_goes_on()
    {
        Write("infra/packages.nuget.lock.json", "{}"); // there, and not committed

        var run = Script("locked-packages.sh");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("""
            these lock files are not committed, so the versions of Pulumi's packages could change between two jobs:
              infra/packages.nuget.lock.json
            On a network that serves Pulumi's packages:
              PulumiSdk=nuget dotnet restore Infra.sln --force-evaluate
              git add '*/packages.nuget.lock.json' && git commit --message 'Lock the versions of Pulumi'

            """, run.Error);
    }

    [Needs("bash", "git")]
    public void With_all_lock_files_it_goes_on()
    {
        Write("infra/packages.nuget.lock.json", "{}");
        Git("add", "--all");

        Assert.Equal((0, "", ""), Script("locked-packages.sh") is var run ? (run.ExitCode, run.Output, run.Error) : default);
    }

    [Needs("bash", "jq")]
    public void A_listed_plugin_is_installed_in_its_version_with_its_checksum()
    {
        Lock("7.48.0");
        List($"{new string('b', 64)}  pulumi-resource-aws-v7.47.1-linux-amd64.tar.gz", $"{Sum}  {Aws}");

        var run = Script("install-plugins.sh");

        Assert.Equal(
            (0, $"plugin install resource aws 7.47.1 --exact --checksum {new string('b', 64)}\nplugin install resource aws "
                + $"7.48.0 --exact --checksum {Sum}\n", ""),
            (run.ExitCode, run.Output, run.Error));
    }

    [Needs("bash", "jq")]
    public void A_version_without_a_checksum_is_refused()
    {
        Lock("7.49.0");
        List($"{Sum}  {Aws}");

        var run = Script("install-plugins.sh");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            ".github/plugins.sha256 has no checksum of pulumi-resource-aws-v7.49.0-linux-amd64.tar.gz, which "
                + "infra/packages.nuget.lock.json needs; the file says how to add it\n", run.Error);
    }

    /// <summary>The list in a new clone.</summary>
    [Needs("bash", "jq")]
    public void An_empty_list_refuses_every_version()
    {
        Lock("7.48.0");

        Assert.Equal(2, Script("install-plugins.sh").ExitCode);
    }

    [NeedsTheory("bash", "jq")]
    [InlineData("aaaa  pulumi-resource-aws-v7.48.0-linux-amd64.tar.gz")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  https://example.com/evil.tar.gz")]
    [InlineData("pulumi-resource-aws-v7.48.0-linux-amd64.tar.gz")]
    public void A_line_of_another_form_is_refused(string line)
    {
        Lock("7.48.0");
        List($"{Sum}  {Aws}", line);

        var run = Script("install-plugins.sh");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $".github/plugins.sha256: a line is not `SHA256  pulumi-resource-NAME-vVERSION-linux-amd64.tar.gz`: {line}\n",
            run.Error);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Lock(string version) => Write("infra/packages.nuget.lock.json", $$"""
        {
          "version": 2,
          "dependencies": {
            "net10.0": {
              "Pulumi": { "type": "Direct", "resolved": "3.113.0" },
              "Pulumi.Aws": { "type": "Direct", "resolved": "{{version}}" },
              "Pulumi.Protobuf": { "type": "Transitive", "resolved": "3.27.3" }
            }
          }
        }
        """);

    private void List(params string[] lines) => Write(".github/plugins.sha256", $"# a comment\n\n{string.Join('\n', lines)}\n");

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(folder, path), text);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]))!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private Programs.Finished Script(string name)
    {
        var start = new ProcessStartInfo(
            "bash", [Path.Combine(folder, ".github", "scripts", name)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["PATH"] = $"{Path.Combine(folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
