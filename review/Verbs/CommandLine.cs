using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Review.Verbs;

/// <summary>The program without its process, so that tests can run it with other streams.</summary>
public static class CommandLine
{
    /// <summary>Parses the arguments and runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Streams streams)
    {
        var debug = new Option<bool>("--debug") { Description = "Show the stack trace of an internal error", Recursive = true };
        // Not a RootCommand: its usage line would show this program's file name instead of ./run.
        var root = new Command("./run", "Reviews what a stack declares, without a cloud account, the Pulumi CLI or credentials.")
        {
            new HelpOption(),
            new VersionOption(),
            debug,
            ReviewVerb.Command(streams),
            DiffVerb.Command(streams),
            DecideVerb.Command(streams),
            CheckVerb.Command(streams),
            CompareVerb.Command(streams),
            GuardVerb.Command(streams),
            WhoCanVerb.Command(streams),
            CollectVerb.Command(streams),
        };
        foreach (var verb in RunVerbs.Commands(streams))
        {
            root.Add(verb);
        }

        var parsed = root.Parse(args);
        var isMistaken = parsed.Errors.Count > 0;
        if (parsed.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false; // only the error; --help shows the help
        }

        try
        {
            // Errors go to standard error, so that a script does not read them as output.
            var code = await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                Output = isMistaken ? streams.Error : streams.Output,
                Error = streams.Error,
            }).ConfigureAwait(false);
            return isMistaken ? (int)ExitCode.BadInput : code;
        }
        catch (Exception fault)
        {
            await streams.Error.WriteLineAsync(
                parsed.GetValue(debug) ? fault.ToString() : $"the review tool failed: {fault.Message} (--debug shows where)")
                .ConfigureAwait(false);
            return (int)ExitCode.InternalError;
        }
    }
}
