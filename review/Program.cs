using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Review;
using Review.Verbs;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false); // the default is the console's code page
}

VisibleWriter.Install();

var debug = new Option<bool>("--debug") { Description = "Show the stack trace of an internal error", Recursive = true };
// Not a RootCommand: its usage line would show this program's file name instead of ./run.
var root = new Command("./run", "Reviews what a stack declares, without a cloud account, the Pulumi CLI or credentials.")
{
    new HelpOption(),
    new VersionOption(),
    debug,
    ReviewVerb.Command(),
    DiffVerb.Command(),
    DecideVerb.Command(),
    CheckVerb.Command(),
    CompareVerb.Command(),
    GuardVerb.Command(),
};
foreach (var verb in RunVerbs.Commands())
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
        Output = isMistaken ? Console.Error : Console.Out,
    });
    return isMistaken ? (int)ExitCode.BadInput : code;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(
        parsed.GetValue(debug) ? fault.ToString() : $"the review tool failed: {fault.Message} (--debug shows where)");
    return (int)ExitCode.InternalError;
}
