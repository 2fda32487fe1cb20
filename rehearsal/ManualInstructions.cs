using Infra.Commands;
using Rehearsal.Creation;
using Rehearsal.Emulation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Ssh;
using Rehearsal.Walk;

namespace Rehearsal;

/// <summary>
/// The commands that connect a terminal to a running rehearsal. Secrets are in files of the work directory, which only this user
/// can read: terminals and CI systems keep what a program prints.
/// </summary>
internal static class ManualInstructions
{
    public static IReadOnlyList<string> Commands(
        WorkDirectory workDirectory, EnforcingGateway gateway, Emulator emulator, Deployment deployment, SshWalk ssh,
        string region) =>
    [
        "unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN",
        .. deployment.Output("secretAccessKey") is { } secret
            ?
            [
                Exports(workDirectory, gateway, "uploader", secret),
                "echo hello >./checkpoint",
                deployment.Output("assumeRoleCommand")!,
                ShellCommands.Upload(deployment.Output("bucketName")!, region, profile: null),
            ]
            : OfUsers(workDirectory, gateway, deployment),
        $"# plain HTTP: {gateway.Http}  without the gateway, which allows everything: AWS_ENDPOINT_URL={emulator.Endpoint}",
        .. ssh.Enter is { } enter ? (string[])[$"# a terminal of the operator, with its SSH configuration: {enter}"] : [],
    ];

    private static IEnumerable<string> OfUsers(WorkDirectory workDirectory, EnforcingGateway gateway, Deployment deployment)
    {
        const string Secrets = "uploaderSecrets.";
        foreach (var (name, secret) in deployment.Outputs.Where(
            output => output.Key.StartsWith(Secrets, StringComparison.Ordinal)))
        {
            var user = name[Secrets.Length..];
            yield return $"# user {user}";
            yield return Exports(workDirectory, gateway, user, secret);
            yield return deployment.Output($"uploaderCommands.{user}.awsProfileCommand")!;
            yield return deployment.Output($"uploaderCommands.{user}.listCommand")!;
        }
    }

    /// <summary>Writes the settings of a user's terminal to a file.</summary>
    /// <returns>The command that reads the file.</returns>
    private static string Exports(WorkDirectory workDirectory, EnforcingGateway gateway, string user, string secret)
    {
        var file = workDirectory.At($"exports-{user}.sh");
        File.WriteAllLines(file, UploaderWalk.Settings(workDirectory, gateway, secret)
            .Select(setting => $"export {setting.Name}='{setting.Value}'"));
        return $". '{file}'";
    }
}
