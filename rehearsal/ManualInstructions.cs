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
        .. UploaderWalk.Settings(workDirectory, gateway, deployment)
            .Select(setting => $"export {setting.Name}='{setting.Value}'"),
        "echo hello >./checkpoint",
        deployment.Output("assumeRoleCommand")!,
        ShellCommands.Upload(deployment.Output("bucketName")!, region, profile: null),
        $"# plain HTTP: {gateway.Http}  without the gateway, which allows everything: AWS_ENDPOINT_URL={emulator.Endpoint}",
        .. ssh.Enter is { } enter ? (string[])[$"# a terminal of the operator, with its SSH configuration: {enter}"] : [],
    ];
}
