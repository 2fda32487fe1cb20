using System.CommandLine;
using Mutation;

Option<string[]> only = new("--only")
{
    Description = "Only files whose path contains one of these texts: --only UploadTrust",
    AllowMultipleArgumentsPerToken = true
};
Option<bool> list = new("--list") { Description = "List the mutants, those that do not compile included, and try none" };
RootCommand command =
    new("Changes policies/ one spot at a time and says which changes no test in tests/Policies notices") { only, list };
// This makes comparisons with approved texts write no files: see tests/Review/Approved.cs.
Environment.SetEnvironmentVariable("APPROVE", "0");
command.SetAction(parsed => MutationCommand.Run(Directory.GetCurrentDirectory(), parsed.GetValue(only) ?? [],
    parsed.GetValue(list), Console.Out, Console.Error));
return command.Parse(args).Invoke();
