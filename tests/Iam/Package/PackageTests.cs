using System.IO.Compression;
using Tests.Review;

namespace Tests.Engine;

/// <summary>A program outside this repository uses the engine as a package, without a network.</summary>
[Long]
public sealed class PackageTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>, IDisposable
{
    private const string Consumer = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="IamEngine" Version="*" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using IamEngine.Decide;
        using IamEngine.Model;
        using IamEngine.Prove;
        using IamEngine.Requests;
        using IamEngine.Vocabulary;

        var policy = IdentityPolicy.Of(Statement.Allow("Read", S3.GetObject).On(Arn.Of("arn:aws:s3:::example/*")));
        var request = new Request(Caller.Of("arn:aws:iam::123456789012:user/a"), "s3:GetObject", "arn:aws:s3:::example/b");
        Console.WriteLine(Evaluator.For(new PolicySet { Identity = [new("read", policy)] }).Decide(request));
        Console.WriteLine(Prover.Ask(new Question.NeverAllows(AnalyzedPolicy.Of(policy), RequestSet.Of(S3.DeleteObject))).IsProved);
        Console.WriteLine(IamEngine.Check.PolicyCheck.Run(policy).Count);
        Console.WriteLine(IamEngine.Catalogue.AwsCatalogue.FindAction("s3:GetObject")!.FullName);
        """;

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private readonly string folder = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_program_outside_of_the_tree_uses_the_package()
    {
        // Empty files stop MSBuild's search for settings in parent folders.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="local" value="{Path.GetDirectoryName(packed.Path)}" /></packageSources>
            </configuration>
            """);
        Write("Consumer.csproj", Consumer);
        Write("Program.cs", Program);

        Run("build", Path.Combine(folder, "Consumer.csproj"), "--nologo", "-v", "quiet",
            $"-p:RestorePackagesPath={folder}/packages");
        var printed = Run(Path.Combine(folder, "bin", "Debug", "net10.0", "Consumer.dll"));

        Assert.Equal("Allowed\nTrue\n0\ns3:GetObject\n", printed.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_package_holds_its_README_its_XML_docs_and_the_licence_of_its_data_and_depends_on_nothing()
    {
        using var package = ZipFile.OpenRead(packed.Path);
        var files = package.Entries.Select(entry => entry.FullName).ToArray();

        Assert.Contains("README.md", files);
        Assert.Contains("catalogue.LICENSE.txt", files);
        Assert.Contains("lib/net10.0/IamEngine.dll", files);
        Assert.Contains("lib/net10.0/IamEngine.xml", files);
        using var manifest = new StreamReader(package.GetEntry("IamEngine.nuspec")!.Open());
        Assert.DoesNotContain("<dependency ", manifest.ReadToEnd(), StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private static string Run(params string[] arguments)
    {
        var run = Programs.Run(Dotnet, input: "", arguments);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}{run.Error}");
        return run.Output;
    }

    /// <summary>The package, which is packed once for all tests.</summary>
    public sealed class Packed : IDisposable
    {
        private readonly string feed = Directory.CreateTempSubdirectory("feed-").FullName;

        public Packed()
        {
            Run("pack", System.IO.Path.Combine(Reviews.Root, "iam"), "--no-build", "-c", "Debug", "-o", feed, "--nologo", "-v",
                "quiet");
            Path = Assert.Single(Directory.GetFiles(feed, "*.nupkg"));
        }

        public string Path { get; }

        public void Dispose() => Directory.Delete(feed, recursive: true);
    }
}
