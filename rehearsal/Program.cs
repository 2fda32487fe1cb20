using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Rehearsal;
using Review;
using Review.Stacks;

VisibleWriter.Install();

// The runtime's default reaction to a signal can end the process before the last line below, with this exit code.
Environment.ExitCode = RehearseCommand.Interrupted;

var stack = new Argument<string>("STACK") { Description = "The stack, as in Pulumi.STACK.yaml" };
var format = new Option<string>(
    "--format")
{ Description = "text for people, json for programs", DefaultValueFactory = _ => "text" };
format.AcceptOnlyFromAmong("text", "json");
var keep = new Option<bool>("--keep") { Description = "Keep the emulator running until Ctrl-C, and show how to use it by hand" };
var tampering = new Option<bool>("--tampering")
{
    Description = "Change the deployed stack outside of the program, and check that `review --deployed` names each change",
};
var project = new Option<DirectoryInfo?>(
    "--project")
{ Description = "The folder that contains Pulumi.yaml; by default the one of this tool" };
var debug = new Option<bool>("--debug") { Description = "Show the stack trace of an internal error" };
var rehearse = new Command("rehearse", "Deploy a stack into a local emulator of AWS and use it with the real AWS CLI and OpenSSH")
{
    stack,
    format,
    keep,
    tampering,
    project,
    debug,
};
rehearse.SetAction((parsed, cancellation) => RehearseCommand.RunAsync(
    parsed.GetRequiredValue(stack),
    new(parsed.GetValue(project)?.FullName ?? ProjectFolder.Find(), parsed.GetValue(format) == "json", parsed.GetValue(keep),
        parsed.GetValue(tampering)),
    VisibleConsole.OfProcess(),
    Console.Error,
    cancellation));

var parsed = new Command(
    "./run", "Rehearses the deployment and use of a stack on this machine.") { new HelpOption(), new VersionOption(),
    rehearse }.Parse(args);
var isMistaken = parsed.Errors.Count > 0;
if (parsed.Action is ParseErrorAction mistake)
{
    mistake.ShowHelp = false; // only the error; --help shows the help
}

try
{
    // Long enough to end every started program.
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
