using Infra.Commands;
using Rehearsal.Creation;
using Rehearsal.Emulation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Ssh;
using Rehearsal.Walk;

namespace Rehearsal;

/// <summary>The commands that connect a terminal to a running rehearsal.</summary>
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
                .. Exports(workDirectory, gateway, secret),
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
            foreach (var export in Exports(workDirectory, gateway, secret))
            {
                yield return export;
            }

            yield return deployment.Output($"uploaderCommands.{user}.awsProfileCommand")!;
            yield return deployment.Output($"uploaderCommands.{user}.listCommand")!;
        }
    }

    private static IEnumerable<string> Exports(WorkDirectory workDirectory, EnforcingGateway gateway, string secret) =>
        UploaderWalk.Settings(workDirectory, gateway, secret).Select(setting => $"export {setting.Name}='{setting.Value}'");
}
