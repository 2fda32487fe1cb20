using IamEngine.Model;

namespace Infra.Commands;

/// <summary>How operators reach EMR nodes: through the bastion, with keys that stay at home.</summary>
/// <param name="HostAlias">What <c>ssh</c> calls the bastion.</param>
/// <param name="BastionAddress">Its public address.</param>
/// <param name="BastionUser">The account on the bastion.</param>
/// <param name="IdentityFile">The operator's private key.</param>
/// <param name="Region">Decides what private host names end in.</param>
/// <param name="Network">The block of the VPC: the hosts that this bastion leads to.</param>
public sealed record SshAccess(
    string HostAlias, string BastionAddress, string BastionUser, string IdentityFile, Region Region, Cidr Network)
{
    /// <summary>The user on EMR nodes.</summary>
    private const string ClusterUser = "hadoop";

    /// <summary>
    /// Holds <c>UseKeychain yes</c> where ssh knows that option. An unknown option is an error even in a block that does not apply, and
    /// <c>IgnoreUnknown</c> is no way out: ssh takes the first one, so it would switch off the one of the operator's own file.
    /// </summary>
    private const string KeychainFile = "~/.ssh/usekeychain.config";

    /// <summary>
    /// A file of its own, which the first line of <c>~/.ssh/config</c> includes. ssh takes the first value that it finds, so what the
    /// operator's file says for all hosts changes nothing that stands here. A proxy for the bastion itself is left to that file.
    /// Nodes are replaced often and bring new host keys, so they have a known-hosts file of their own.
    /// https://man.openbsd.org/ssh_config
    /// </summary>
    public string Config =>
        $"""
        # The hosts of {Network}. The first line of ~/.ssh/config includes this file.

        Host {HostAlias}
          HostName {BastionAddress}
          AddressFamily inet
          User {BastionUser}
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
          Port 22
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
    /// The same in one line, without any config file; <c>TARGET</c> holds the node's private name or address.
    /// </summary>
    public string Command =>
        $"ssh {Options} -o ProxyCommand='ssh {Options} -W %h:%p {BastionUser}@{BastionAddress}' {ClusterUser}@\"$TARGET\"";

    /// <summary>The files of a project's stacks, as <c>Include</c> takes them.</summary>
    public static string IncludedFiles(string project) => $"~/.ssh/{project}-*.config";

    /// <summary>
    /// Makes ssh read the files of a project's stacks before everything else, whatever <c>~/.ssh/config</c> holds: it may be missing, be a
    /// link, or lack a newline at its end. Run again, it changes nothing. ssh refuses files that others may write, hence the umask.
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

    private string Nodes => string.Join(' ', HostPatterns.Of(Network, Region));

    // -F none: what the operator's file says for all hosts, such as to forward an agent, does not reach this line.
    private string Options =>
        $"-F none -i {IdentityFile} -o IdentitiesOnly=yes -o UserKnownHostsFile={KnownHostsFile} -o StrictHostKeyChecking=accept-new";

    private string KnownHostsFile => $"~/.ssh/known_hosts_{HostAlias}";
}
