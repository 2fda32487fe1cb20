using System.CommandLine;
using Review;
using Review.Verbs;

var debug = new Option<bool>("--debug") { Description = "Show where in the tool a fault of its own came from", Recursive = true };
var root = new RootCommand("Reviews what a stack would declare, with no cloud, no Pulumi CLI and no credentials.")
{
    debug,
    ReviewVerb.Command(),
};

var parsed = root.Parse(args);
try
{
    var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? (int)ExitCode.BadInput : code;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync(parsed.GetValue(debug) ? fault.ToString() : $"the review tool failed: {fault.Message} (--debug shows where)");
    return (int)ExitCode.OwnFault;
}
