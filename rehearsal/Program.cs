using System.CommandLine;
using System.CommandLine.Invocation;
using Rehearsal;
using Review;
using Review.Stacks;
using Spectre.Console;

var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
var format = new Option<string>("--format") { Description = "text for people, json for programs", DefaultValueFactory = _ => "text" };
format.AcceptOnlyFromAmong("text", "json");
var keep = new Option<bool>("--keep") { Description = "Leave the emulator up until Ctrl-C, and show how to play with it by hand" };
var project = new Option<DirectoryInfo?>("--project") { Description = "The folder with the Pulumi.yaml, if not this one" };
var debug = new Option<bool>("--debug") { Description = "Show where in the tool a fault of its own came from" };
var rehearse = new Command("rehearse", "Deploy a stack into a local emulator of AWS and walk the ways through it with the real AWS CLI and OpenSSH") { stack, format, keep, project, debug };
rehearse.SetAction((parsed, cancellation) => RehearseCommand.RunAsync(
    parsed.GetRequiredValue(stack),
    new(parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(), parsed.GetValue(format) == "json", parsed.GetValue(keep)),
    AnsiConsole.Console,
    Console.Error,
    cancellation));

var parsed = new RootCommand("Rehearses what a stack would do, on this machine.") { rehearse }.Parse(args);
var isMistaken = parsed.Errors.Count > 0;
if (parsed.Action is ParseErrorAction mistake)
{
    mistake.ShowHelp = false; // the mistake is what matters, and help is one --help away
}

try
{
    // Long enough for everything that was started to end in good order.
    var code = await parsed.InvokeAsync(new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(15),
        Output = isMistaken ? Console.Error : Console.Out,
    });
    return isMistaken ? (int)ExitCode.BadInput : code;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(
        parsed.GetValue(debug) ? fault.ToString() : $"the rehearsal failed: {fault.Message} (--debug shows where)");
    return (int)ExitCode.InternalError;
}
