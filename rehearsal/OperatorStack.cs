using System.Text.Json.Nodes;
using Rehearsal.Machine;
using Rehearsal.Ssh;
using Review.Stacks;

namespace Rehearsal;

/// <summary>Puts the key pair of the rehearsal's operator into a stack's configuration.</summary>
internal static class OperatorStack
{
    private const string Bastion = "infra:bastion";

    private const string IdentityFile = "identityFile";

    /// <summary>Null, or why the rehearsal cannot use <c>infra:bastion.identityFile</c>.</summary>
    /// <remarks>
    /// The rehearsal runs as root and writes the operator's private key to this path in a temporary home folder. A path with
    /// <c>..</c> would lead out of it, to the files of this machine.
    /// </remarks>
    public static StackProblem? Problem(StackConfiguration configuration) =>
        IdentityFileOf(BastionOf(configuration)) is { } path && IsInHome(path) && HomePath.Relative(path) is null
            ? new(
                configuration.PlaceOf($"{Bastion}.{IdentityFile}"),
                $"{Bastion}.{IdentityFile}",
                path,
                "does not name a file below the home folder, and `rehearse` writes a private key to it",
                "write a path without `..`, such as ~/.ssh/ssh-private.key")
            : null;

    /// <summary>
    /// The configuration with the operator's public key. A path outside <c>~/</c> is replaced by the default, since only the home
    /// folder is temporary.
    /// </summary>
    public static StackConfiguration With(StackConfiguration configuration, OperatorKey key)
    {
        var bastion = BastionOf(configuration);
        bastion["publicKey"] = key.Public;
        if (IdentityFileOf(bastion) is { } path && HomePath.Relative(path) is null)
        {
            bastion.Remove(IdentityFile);
        }

        return configuration with
        {
            Values = new Dictionary<string, string>(configuration.Values) { [Bastion] = bastion.ToJsonString() },
        };
    }

    private static JsonObject BastionOf(StackConfiguration configuration) =>
        JsonNode.Parse(configuration.Values[Bastion])!.AsObject();

    private static string? IdentityFileOf(JsonObject bastion) => bastion[IdentityFile]?.ToString();

    private static bool IsInHome(string path) => path.StartsWith("~/", StringComparison.Ordinal);
}
