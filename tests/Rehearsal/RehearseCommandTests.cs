using Rehearsal;
using Spectre.Console;
using Tests.Review;

namespace Tests.Rehearsal;

[Collection("Pulumi")]
public sealed class RehearseCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A rehearsal runs as root and writes a private key to this path.</summary>
    [Theory]
    [InlineData("~/../../TARGET")]
    [InlineData("~/.ssh/../../../TARGET")]
    [InlineData("~/..")]
    public async Task An_identity_file_outside_the_home_folder_is_refused(string identityFile)
    {
        var target = Path.Combine(folder, "planted-key");
        identityFile = identityFile.Replace("/TARGET", target, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Reviews.Root, "Pulumi*.yaml"))
        {
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(
                Path.Combine(folder, Path.GetFileName(file)),
                text.Replace(
                    "  infra:bastion:\n", $"  infra:bastion:\n    identityFile: {identityFile}\n", StringComparison.Ordinal));
        }

        using var output = new StringWriter();
        using var errors = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });

        var exitCode = await RehearseCommand.RunAsync("dev", new(folder), console, errors, default);

        Assert.Equal(2, exitCode);
        Assert.Equal(
            "stack dev cannot be run: 1 problem\n\n"
                + "Pulumi.dev.yaml:11:5  infra:bastion.identityFile\n"
                + $"  given: {identityFile}\n"
                + "  rule:  does not name a file below the home folder, and `rehearse` writes a private key to it\n"
                + "  help:  write a path without `..`, such as ~/.ssh/ssh-private.key\n",
            errors.ToString());
        Assert.Equal("", output.ToString());
        Assert.False(File.Exists(target));
    }
}
