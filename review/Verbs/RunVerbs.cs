using System.CommandLine;

namespace Review.Verbs;

/// <summary>The verbs of <c>./run</c> that other programs implement. The help lists them too, so that it is complete.</summary>
internal static class RunVerbs
{
    private static readonly (string Name, string Description)[] All =
    [
        ("rehearse", "Deploy a stack into a local emulator of AWS, and use it with the real AWS CLI and OpenSSH"),
        ("test", "Run the test suite; arguments go to `dotnet test`"),
        ("mutate", "Change policies/ one spot at a time, and list the changes that no test notices"),
        ("bench", "Measure speed: limits, decide, prove, scale, peers or micro"),
        ("sdk", "Show which Pulumi SDK the projects are built against: nuget or standin"),
        ("dotnet", "Run any command of the .NET SDK, with the same SDK and the same Pulumi as the other verbs"),
    ];

    public static IEnumerable<Command> Commands(Streams streams) => All.Select(verb =>
    {
        var command = new Command(verb.Name, verb.Description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ =>
        {
            streams.Error.WriteLine($"`{verb.Name}` is a verb of the script ./run, not of this program: ./run {verb.Name} ...");
            return (int)ExitCode.BadInput;
        });
        return command;
    });
}
