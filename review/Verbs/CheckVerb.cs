using System.CommandLine;
using IamEngine.Check;
using Review.Check;
using Review.Forms;
using Review.Forms.Check;

namespace Review.Verbs;

/// <summary><c>check FILE...</c>: holds policies of any kind against the rules and points at what they find.</summary>
public static class CheckVerb
{
    internal static Command Command()
    {
        var files = new Argument<string[]>("FILE") { Description = "Policies as IAM JSON; - reads standard input", Arity = ArgumentArity.OneOrMore };
        var kind = KindOption.With("the files are", PolicyKinds.Words);
        var format = FormatOption.With(OutputFormat.Sarif);
        var command = new Command("check", "Check any IAM policy against the rules") { files, kind, format };
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(files), KindOption.Value(parsed, kind), parsed.GetValue(format), Streams.OfProcess));
        return command;
    }

    /// <summary>
    /// Checks the files and writes what was found. Ends with <see cref="ExitCode.BadInput"/> where a file cannot be read, with
    /// <see cref="ExitCode.Finding"/> where anything but suggestions is found, and else with <see cref="ExitCode.Success"/>.
    /// </summary>
    /// <param name="kind">What the files are; null where each is read as what it looks like, and the output says so.</param>
    public static ExitCode Run(IReadOnlyList<string> files, PolicyKind? kind, OutputFormat format, Streams streams)
    {
        var texts = files.Select(path => (Name: Streams.Name(path), Text: streams.ReadText(path))).ToArray();
        CheckedFile[] read = [.. texts.Where(file => file.Text is not null).Select(file => CheckedFile.Of(file.Name, file.Text!, kind))];
        streams.Output.Write(CheckForms.Write(read, format));
        return read.Length < files.Count ? ExitCode.BadInput
            : read.Any(file => file.Findings.Any(placed => placed.Finding.IsSerious)) ? ExitCode.Finding
            : ExitCode.Success;
    }
}
