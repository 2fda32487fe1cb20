using System.CommandLine;
using IamEngine.Model;
using Review.Check;

namespace Review.Verbs;

/// <summary><c>check FILE...</c>: holds IAM policies against the rules.</summary>
internal static class CheckCommand
{
    public static Command Command()
    {
        var files = new Argument<string[]>("FILE") { Description = "Policies as IAM JSON", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string?>("--kind") { Description = $"What the files are, where it cannot be told from them: {string.Join(", ", PolicyKinds.ShortNames)}" };
        kind.AcceptOnlyFromAmong([.. PolicyKinds.ShortNames]);
        var format = new Option<CheckFormat>("--format") { Description = "text for people, json for programs, markdown for a pull request, sarif for code scanning" };
        var command = new Command("check", "Check any IAM policy against the rules") { files, kind, format };
        command.SetAction(parsed => (int)CheckVerb.Run(
            parsed.GetRequiredValue(files), Kind(parsed.GetValue(kind)), parsed.GetValue(format), Console.Out, Console.Error));
        return command;
    }

    private static PolicyKind? Kind(string? word) => word is not null && PolicyKinds.TryRead(word, out var kind) ? kind : null;
}
