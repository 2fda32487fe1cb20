using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Tests.Review;

namespace Tests.Scripts;

/// <summary>
/// The versions of Pulumi's packages, which the real .NET SDK restores from a local source; those packages contain only their
/// dependencies. The test project has this project's Directory.* files.
/// </summary>
[Long]
public sealed class PackageVersionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("packages-").FullName;

    public PackageVersionsTests()
    {
        foreach (var file in Directory.EnumerateFiles(Reviews.Root, "Directory.*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        Directory.CreateDirectory(Path.Combine(folder, "feed"));
        Directory.CreateDirectory(Path.Combine(folder, "program"));
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), """
            <configuration><packageSources><clear /><add key="feed" value="feed" /></packageSources></configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "program", "program.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><UsesPulumi>true</UsesPulumi></PropertyGroup></Project>
            """);
        Serve("Pulumi", "3.112.1");
        Serve("Pulumi.Random", "4.21.2", needs: "3.112.1");
    }

    [Fact]
    public void A_provider_that_asks_for_a_later_SDK_gets_it()
    {
        Serve("Pulumi", "3.113.0");
        Serve("Pulumi.Aws", "7.48.0", needs: "3.113.0");

        var restore = Dotnet("restore", "program");

        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Equal(("3.113.0", "7.48.0", "4.21.2"), (Locked("Pulumi"), Locked("Pulumi.Aws"), Locked("Pulumi.Random")));
    }

    /// <summary>The same with the former line, which must fail.</summary>
    [Fact]
    public void A_ceiling_for_the_SDK_contradicts_such_a_provider()
    {
        Serve("Pulumi", "3.113.0");
        Serve("Pulumi.Aws", "7.48.0", needs: "3.113.0");
        var versions = Path.Combine(folder, "Directory.Packages.props");
        File.WriteAllText(
            versions, File.ReadAllText(versions)
            .Replace("Include=\"Pulumi\" Version=\"3.*\"", "Include=\"Pulumi\" Version=\"3.112.*\"", StringComparison.Ordinal));

        var restore = Dotnet("restore", "program");

        Assert.Equal(1, restore.ExitCode);
        Assert.Contains("NU1605", restore.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_lock_file_nothing_floats_until_it_is_renewed()
    {
        Serve("Pulumi.Aws", "7.48.0", needs: "3.112.1");
        Assert.Equal(0, Dotnet("restore", "program").ExitCode);
        Serve("Pulumi", "3.114.0");
        Serve("Pulumi.Aws", "7.49.0", needs: "3.114.0");

        Assert.Equal(0, Dotnet("restore", "program", "-p:CI=true", "--force").ExitCode);
        Assert.Equal(("3.112.1", "7.48.0"), (Locked("Pulumi"), Locked("Pulumi.Aws")));
        Assert.Equal(0, Dotnet("restore", "program", "--force-evaluate").ExitCode);
        Assert.Equal(("3.114.0", "7.49.0"), (Locked("Pulumi"), Locked("Pulumi.Aws")));
    }

    [Fact]
    public void An_SDK_that_is_too_old_is_refused_with_the_floor()
    {
        File.Delete(Path.Combine(folder, "feed", "Pulumi.3.112.1.nupkg"));
        File.Delete(Path.Combine(folder, "feed", "Pulumi.Random.4.21.2.nupkg"));
        Serve("Pulumi", "3.96.0");
        Serve("Pulumi.Random", "4.18.0", needs: "3.60.0");
        Serve("Pulumi.Aws", "7.0.0", needs: "3.60.0");
        Assert.Equal(0, Dotnet("restore", "program").ExitCode);

        var resolve = Dotnet("msbuild", "program", "-t:ResolvePackageAssets");

        Assert.Equal(1, resolve.ExitCode);
        Assert.Contains(
            "Pulumi 3.96.0 was restored; this program needs 3.112.1 or later.", resolve.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_SDK_that_is_new_enough_is_not_refused()
    {
        Serve("Pulumi.Aws", "7.48.0", needs: "3.112.1");
        Assert.Equal(0, Dotnet("restore", "program").ExitCode);

        var resolve = Dotnet("msbuild", "program", "-t:ResolvePackageAssets");

        Assert.True(resolve.ExitCode == 0, resolve.Output);
    }

    /// <summary>
    /// Files that an earlier ./run wrote next to the project files must not affect <c>pulumi up</c>, which builds without ./run.
    /// </summary>
    [Fact]
    public void A_plain_build_uses_the_packages_whatever_lies_about()
    {
        File.WriteAllText(
            Path.Combine(folder, ".pulumi-sdk.props"),
            "<Project><PropertyGroup><PulumiSdk>standin</PulumiSdk></PropertyGroup></Project>");
        Directory.CreateDirectory(Path.Combine(folder, "artifacts"));
        File.WriteAllText(Path.Combine(folder, "artifacts", "pulumi-sdk"), "standin 1-1\n");

        Assert.Equal("nuget", Dotnet("msbuild", "program", "-getProperty:PulumiSdk").Output.Trim());
        Assert.Equal("standin", Dotnet("msbuild", "program", "-getProperty:PulumiSdk", "-p:PulumiSdk=standin").Output.Trim());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Serve(string id, string version, string? needs = null)
    {
        using var package = ZipFile.Open(Path.Combine(folder, "feed", $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var specification = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
        {
            var dependency = needs is null ? "" : $"""<dependency id="Pulumi" version="[{needs}, 4.0.0)" />""";
            specification.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
                  <id>{id}</id><version>{version}</version><authors>test</authors><description>test</description>
                  <dependencies><group targetFramework="net6.0">{dependency}</group></dependencies>
                </metadata></package>
                """);
        }

        package.CreateEntry($"lib/net6.0/{id}.dll");
    }

    private string? Locked(string id) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "program", "packages.nuget.lock.json")))!["dependencies"]![
            "net10.0"]![id]?["resolved"]?.ToString();

    private Programs.Finished Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in (string[])["CI", "PulumiSdk", "RestoreAdditionalProjectSources", "RestoreSources"])
        {
            start.Environment.Remove(name);
        }

        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToArray())
        {
            start.Environment.Remove(name); // the test host's own, of another SDK
        }

        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "cache");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
