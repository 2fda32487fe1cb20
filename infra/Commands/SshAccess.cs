using IamEngine.Model;

namespace Infra.Commands;

/// <summary>How operators reach EMR nodes: through the bastion, with keys that stay at home.</summary>
/// <param name="HostAlias">What <c>ssh</c> calls the bastion.</param>
/// <param name="BastionAddress">Its public address.</param>
/// <param name="IdentityFile">The operator's private key.</param>
/// <param name="Region">Decides what private host names end in.</param>
public sealed record SshAccess(string HostAlias, string BastionAddress, string IdentityFile, Region Region)
{
    /// <summary>The user on EMR nodes.</summary>
    private const string ClusterUser = "hadoop";

    /// <summary>The user on Amazon Linux.</summary>
    private const string BastionUser = "ec2-user";

    /// <summary>
    /// A block for <c>~/.ssh/config</c>. ssh takes the first value that it finds, so the bastion comes before the nodes.
    /// <c>UseKeychain</c> is known on macOS only; other systems read it also in blocks that do not apply, so it is excused for all
    /// hosts first. Nodes are replaced often and bring new host keys, so they have a known-hosts file of their own.
    /// </summary>
    public string Config =>
        $"""
        Host *
          IgnoreUnknown UseKeychain

        Host {HostAlias}
          HostName {BastionAddress}
          User {BastionUser}
          {string.Join("\n  ", Common)}

        Host *.{Region.PrivateHostDomain}
          User {ClusterUser}
          {string.Join("\n  ", Common)}
          ProxyJump {HostAlias}

        """;

    /// <summary>The same in one line, without a config file; <c>TARGET</c> holds the node's private name or address.</summary>
    public string Command => $"ssh {Options} -o ProxyCommand='ssh {Options} -W %h:%p {BastionUser}@{BastionAddress}' {ClusterUser}@\"$TARGET\"";

    private string[] Common =>
    [
        $"IdentityFile {IdentityFile}",
        "IdentitiesOnly yes",
        "UseKeychain yes",
        $"UserKnownHostsFile {KnownHostsFile}",
        "StrictHostKeyChecking accept-new",
        "ForwardAgent no",
    ];

    private string Options =>
        $"-i {IdentityFile} -o IdentitiesOnly=yes -o UserKnownHostsFile={KnownHostsFile} -o StrictHostKeyChecking=accept-new";

    private string KnownHostsFile => $"~/.ssh/known_hosts_{HostAlias}";
}
