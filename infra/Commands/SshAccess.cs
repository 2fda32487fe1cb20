using IamEngine.Model;
using Policies.Network;

namespace Infra.Commands;

/// <summary>The operators' SSH access to EMR nodes through the bastion. Their keys stay on their machines.</summary>
/// <param name="HostAlias">The bastion's alias in <c>ssh_config</c>.</param>
/// <param name="BastionAddress">The bastion's public address.</param>
/// <param name="BastionUser">The account on the bastion.</param>
/// <param name="IdentityFile">The file of the operator's private key.</param>
/// <param name="Region">Determines the domain of private host names.</param>
/// <param name="Network">The block of the VPC: the hosts behind this bastion.</param>
/// <param name="BastionPort">The port of SSH on the bastion.</param>
public sealed record SshAccess(
    string HostAlias, string BastionAddress, string BastionUser, string IdentityFile, Region Region, Cidr Network,
    int BastionPort = BastionTraffic.SshPort)
{
    /// <summary>The user on EMR nodes.</summary>
    private const string ClusterUser = "hadoop";

    /// <summary>
    /// Contains <c>UseKeychain yes</c> if ssh accepts that option. An unknown option is an error even in a block that does not
    /// apply.
    /// <c>IgnoreUnknown</c> does not help: ssh uses the first one, so it would disable the one in the operator's own file.
    /// </summary>
    private const string KeychainFile = "~/.ssh/usekeychain.config";

    /// <summary>
    /// The file that the first line of <c>~/.ssh/config</c> includes. ssh uses the first value that it finds, so the operator's
    /// settings for all hosts do not override these. The file sets no proxy for the bastion; the operator's file can. Replaced
    /// nodes have new host keys, so they have a separate known-hosts file.
    /// https://man.openbsd.org/ssh_config
    /// </summary>
    public string Config =>
        $"""
        # The hosts of {Network}. The first line of ~/.ssh/config includes this file.

        Host {HostAlias}
          HostName {BastionAddress}
          AddressFamily inet
          User {BastionUser}{(IsUsualPort ? "" : $"\n  Port {BastionPort}")}
          IdentityFile {IdentityFile}
          # UseKeychain yes, on macOS
          Include {KeychainFile}

        Host {Nodes}
          HostName %h
          User {ClusterUser}
          IdentityFile {IdentityFile}
          # UseKeychain yes, on macOS
          Include {KeychainFile}
          ProxyCommand ssh -W %h:%p {HostAlias}
          ProxyUseFdpass no

        Host {HostAlias} {Nodes}
          Port {BastionTraffic.SshPort}
          CanonicalizeHostname no
          IdentitiesOnly yes
          PubkeyAuthentication yes
          PreferredAuthentications publickey
          UserKnownHostsFile {KnownHostsFile}
          StrictHostKeyChecking accept-new
          ForwardAgent no
          ForwardX11 no
          RemoteCommand none

        """;

    /// <summary>
    /// The same in one line, without a configuration file; <c>TARGET</c> is the node's private name or address.
    /// </summary>
    public string Command =>
        $"ssh {Options} -o ProxyCommand='ssh {Options}{(IsUsualPort ? "" : $" -p {BastionPort}")} -W %h:%p "
            + $"{BastionUser}@{BastionAddress}' {ClusterUser}@\"$TARGET\"";

    /// <summary>The pattern of the files of a project's stacks, for <c>Include</c>.</summary>
    public static string IncludedFiles(string project) => $"~/.ssh/{project}-*.config";

    /// <summary>
    /// Makes ssh read the files of a project's stacks first. It works if <c>~/.ssh/config</c> is missing, is a link, or has no
    /// newline at its end. Run again, it changes nothing. ssh refuses files that others may write, so it sets the umask.
    /// </summary>
    public static string Setup(string project) =>
        $$"""
        (
        umask 077
        mkdir -p ~/.ssh && touch ~/.ssh/config && chmod 600 ~/.ssh/config
        head -n 1 ~/.ssh/config | grep -qxF 'Include {{IncludedFiles(project)}}' || {
          printf 'Include {{IncludedFiles(project)}}\n\n' | cat - ~/.ssh/config > ~/.ssh/config.new &&
            cat ~/.ssh/config.new > ~/.ssh/config && rm ~/.ssh/config.new
        }
        if ssh -F none -o UseKeychain=yes -G localhost > /dev/null 2>&1; then echo 'UseKeychain yes' > {{KeychainFile}}; fi
        )
        """;

    private bool IsUsualPort => BastionPort == BastionTraffic.SshPort;

    private string Nodes => string.Join(' ', HostPatterns.Of(Network, Region));

    // -F none: the operator's settings for all hosts, such as agent forwarding, do not apply.
    private string Options =>
        $"-F none -i {IdentityFile} -o IdentitiesOnly=yes -o UserKnownHostsFile={KnownHostsFile} -o "
            + "StrictHostKeyChecking=accept-new";

    private string KnownHostsFile => $"~/.ssh/known_hosts_{HostAlias}";
}
