using System.CommandLine;
using IamEngine.Model;
using Review.Check;
using Review.Forms;
using Review.Forms.Check;

namespace Review.Verbs;

/// <summary><c>check FILE...</c>: checks policies of any kind against the rules and shows each finding in the text.</summary>
public static class CheckVerb
{
    internal static Command Command(Streams streams)
    {
        var files = new Argument<string[]>(
            "FILE")
        { Description = "IAM policies as JSON; - reads standard input", Arity = ArgumentArity.OneOrMore };
        var kind = KindOption.With("the files", PolicyKinds.ShortNames);
        var format = FormatOption.With(OutputFormat.Sarif);
        var command = new Command("check", "Check any IAM policy against the rules") { files, kind, format };
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(files), KindOption.Value(parsed, kind), parsed.GetValue(format), streams));
        return command;
    }

    /// <summary>
    /// Checks the files and writes the findings. Returns <see cref="ExitCode.BadInput"/> if a file cannot be read,
    /// <see cref="ExitCode.Finding"/> if there is a finding other than a suggestion, otherwise <see cref="ExitCode.Success"/>.
    /// </summary>
    /// <param name="kind">The kind of all files; null to guess the kind of each. The output names the kind and the
    /// reason.</param>
    public static ExitCode Run(IReadOnlyList<string> files, PolicyKind? kind, OutputFormat format, Streams streams)
    {
        var texts = files.Select(path => (Name: Streams.Name(path), Text: streams.ReadText(path))).ToArray();
        CheckedFile[] read = [
            .. texts.Where(file => file.Text is not null).Select(file => CheckedFile.Of(file.Name, file.Text!, kind))];
        streams.Output.Write(CheckForms.Write(read, format));
        return read.Length < files.Count ? ExitCode.BadInput
            : read.Any(file => file.Findings.Any(placed => placed.Finding.IsSerious)) ? ExitCode.Finding
            : ExitCode.Success;
    }
}
