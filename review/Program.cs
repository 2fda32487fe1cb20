using System.CommandLine;
using System.CommandLine.Invocation;
using Review;
using Review.Verbs;

var debug = new Option<bool>("--debug") { Description = "Show where in the tool a fault of its own came from", Recursive = true };
var root = new RootCommand("Reviews what a stack would declare, with no cloud, no Pulumi CLI and no credentials.")
{
    debug,
    ReviewVerb.Command(),
    DiffVerb.Command(),
    DecideVerb.Command(),
    CheckVerb.Command(),
    CompareVerb.Command(),
    GuardVerb.Command(),
};

var parsed = root.Parse(args);
var isMistaken = parsed.Errors.Count > 0;
if (parsed.Action is ParseErrorAction mistake)
{
    mistake.ShowHelp = false; // the mistake is what matters, and help is one --help away
}

try
{
    // What is said about a mistake must not reach a script that reads the standard output.
    var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = isMistaken ? Console.Error : Console.Out });
    return isMistaken ? (int)ExitCode.BadInput : code;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(
        parsed.GetValue(debug) ? fault.ToString() : $"the review tool failed: {fault.Message} (--debug shows where)");
    return (int)ExitCode.InternalError;
}
