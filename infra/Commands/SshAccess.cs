using Policies.Model;

namespace Infra.Commands;

/// <summary>How operators reach EMR nodes: through the bastion, with keys that stay at home.</summary>
/// <param name="HostAlias">What <c>ssh</c> calls the bastion.</param>
/// <param name="BastionAddress">Its public address.</param>
/// <param name="IdentityFile">The operator's private key.</param>
public sealed record SshAccess(string HostAlias, string BastionAddress, string IdentityFile, Region Region)
{
    /// <summary>The user on EMR nodes.</summary>
    private const string ClusterUser = "hadoop";

    /// <summary>The user on Amazon Linux.</summary>
    private const string BastionUser = "ec2-user";

    /// <summary>
    /// A block for <c>~/.ssh/config</c>. ssh takes the first value that it finds, so the bastion comes first. Nodes are replaced often and
    /// bring new host keys, so they have a known-hosts file of their own. <c>UseKeychain</c> is only known on macOS.
    /// </summary>
    public string Config =>
        $"""
        Host {HostAlias}
          HostName {BastionAddress}
          User {BastionUser}
          IdentityFile {IdentityFile}
          IdentitiesOnly yes
          IgnoreUnknown UseKeychain
          UseKeychain yes
          UserKnownHostsFile {KnownHostsFile}
          StrictHostKeyChecking accept-new
          ForwardAgent no

        Host *.{Region.PrivateHostDomain}
          User {ClusterUser}
          IdentityFile {IdentityFile}
          IdentitiesOnly yes
          IgnoreUnknown UseKeychain
          UseKeychain yes
          UserKnownHostsFile {KnownHostsFile}
          StrictHostKeyChecking accept-new
          ForwardAgent no
          ProxyJump {HostAlias}

        """;

    /// <summary>The same in one line, without a config file; <c>TARGET</c> holds the node's private name or address.</summary>
    public string Command =>
        $"ssh -i {IdentityFile} -o IdentitiesOnly=yes -o UserKnownHostsFile={KnownHostsFile} -o StrictHostKeyChecking=accept-new "
        + $"-o ProxyCommand='ssh -i {IdentityFile} -o IdentitiesOnly=yes -o UserKnownHostsFile={KnownHostsFile} -o StrictHostKeyChecking=accept-new -W %h:%p {BastionUser}@{BastionAddress}' "
        + $"{ClusterUser}@\"$TARGET\"";

    private string KnownHostsFile => $"~/.ssh/known_hosts_{HostAlias}";
}
