using Infra.Commands;
using Rehearsal.Creation;
using Rehearsal.Emulation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Ssh;
using Rehearsal.Walk;

namespace Rehearsal;

/// <summary>The lines that make a terminal the rehearsal's: what to export, and what to try.</summary>
internal static class ByHand
{
    public static IReadOnlyList<string> Commands(Workshop workshop, EnforcingGateway gateway, Emulator emulator, Deployment deployment, SshWalk ssh, string region) =>
    [
        "unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN",
        .. UploaderWalk.Settings(workshop, gateway, deployment).Select(setting => $"export {setting.Name}='{setting.Value}'"),
        "echo hello >./checkpoint",
        deployment.Output("assumeRoleCommand")!,
        ShellCommands.Upload(deployment.Output("bucketName")!, region, profile: null),
        $"# plain HTTP: {gateway.Http}  past the gateway, with every right: AWS_ENDPOINT_URL={emulator.Endpoint}",
        .. ssh.Enter is { } enter ? (string[])[$"# the operator's terminal, with the SSH configuration in place: {enter}"] : [],
    ];
}
