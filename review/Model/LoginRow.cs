using Infra.Settings;

namespace Review.Model;

/// <summary>An SSH key that may log in, and to what.</summary>
/// <param name="Operator">The name in <c>infra:bastion.operators</c>, or <c>publicKey</c>.</param>
/// <param name="Fingerprint">As <c>ssh-keygen -l</c> prints it: <c>SHA256:...</c></param>
/// <param name="User">The account on the bastion.</param>
/// <param name="Change">What another key changes.</param>
/// <param name="Nodes">The cluster nodes that accept the key.</param>
public sealed record LoginRow(string Operator, string Fingerprint, string User, string Change, string Nodes)
{
    public const string Title = "Who may log in where";

    public static readonly IReadOnlyList<string> Columns =
        ["operator", "key", "account on the bastion", "another key", "cluster nodes (account hadoop)"];

    public static IReadOnlyList<LoginRow> Of(StackSettings settings)
    {
        if (settings.Bastion is not { } bastion)
        {
            return [];
        }

        var logins = bastion.Operators?.ToArray()
            ?? [new(Infra.Settings.Operator.OfPublicKey, bastion.PublicKey!.WithoutComment)];
        return
        [
            .. from login in logins
               select new LoginRow(
                   login.Name,
                   SshPublicKey.Fingerprint(login.Key),
                   bastion.User,
                   bastion.HasKeyPair ? "replaces the bastion" : "takes effect within a minute, replaces nothing",
                   settings.Emr is null ? "none"
                       : login.Name == Infra.Settings.Operator.OfPublicKey ? $"{WithKeyPair}; {WithStep}" : WithStep),
        ];
    }

    /// <summary>The cells under <see cref="Columns"/>.</summary>
    internal IReadOnlyList<string> Cells => [Operator, Fingerprint, User, Change, Nodes];

    private const string WithKeyPair = "every node of a cluster that starts with the key pair";

    private const string WithStep = "the primary node, after flinkCommands.setOperators";
}
