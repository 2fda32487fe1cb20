using Infra.Settings;
using Policies.Access;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Steps;
using Review.Stacks;

namespace Rehearsal.Walk;

/// <summary>
/// The walks of all users of the uploaders, one after the other, because they share the simulated address and clock. The full
/// walk needs an uploader that writes checkpoints and savepoints.
/// </summary>
internal static class UploaderWalks
{
    public static async Task RunAsync(
        StepList steps,
        WorkDirectory workDirectory,
        EnforcingGateway gateway,
        EmulatedCloud cloud,
        StackConfiguration configuration,
        StackSettings settings,
        Deployment deployment,
        CancellationToken cancellation)
    {
        if (await AwsCli.WhyNotAsync(workDirectory, cancellation) is { } why)
        {
            await steps.SkipAsync(Part.Walk, "the uploader's steps", why);
            return;
        }

        foreach (var access in settings.Uploaders)
        {
            foreach (var user in access.Users)
            {
                await (IsDefault(access, user.Name)
                    ? new UploaderWalk(
                        steps, workDirectory, gateway, cloud, configuration, settings, access, deployment, cancellation)
                        .RunAsync()
                    : new PrefixWalk(
                        steps, workDirectory, gateway, cloud, settings, access, user.Name, deployment, cancellation)
                        .RunAsync());
            }

            if (access.Users.Count == 0)
            {
                await steps.SkipAsync(
                    Part.Walk, $"the steps of {access.Name}",
                    access.Identity.Provider is { } provider
                        ? $"needs a token of {provider.Issuer}, which the emulator does not check; the review proves which one"
                        : "needs a caller of another account or of IAM Identity Center, which the emulator does not have; the "
                            + "review proves which one");
            }
        }
    }

    private static bool IsDefault(AccessSettings access, string user) =>
        access.Name == AccessSettings.DefaultName && user == AccessSettings.DefaultUser
        && PrefixGrant.State.All(state =>
            access.Grants.Any(grant => grant.Prefix == state.Prefix && grant.Use >= state.Use));
}
