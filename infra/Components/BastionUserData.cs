namespace Infra.Components;

/// <summary>The user data of the bastion: it restricts SSH to jump connections.</summary>
public static class BastionUserData
{
    /// <summary>
    /// The file for <c>/etc/ssh/sshd_config.d</c>. sshd uses the first value that it finds, and reads that folder in alphabetical
    /// order before its main file. <c>ssh -W</c> and <c>ProxyJump</c> need TCP forwarding, here only to port 22 of other hosts.
    /// </summary>
    /// <param name="user">The only account that may log in.</param>
    public static string SshdConfig(string user) => $"""
        AllowUsers {user}
        PermitRootLogin no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        AuthenticationMethods publickey
        MaxAuthTries 3
        LoginGraceTime 20
        AllowTcpForwarding local
        PermitOpen *:22
        GatewayPorts no
        AllowAgentForwarding no
        AllowStreamLocalForwarding no
        X11Forwarding no
        PermitTunnel no
        PermitUserEnvironment no
        ClientAliveInterval 60
        ClientAliveCountMax 5
        """;

    /// <summary>
    /// The user data script: it writes the file, checks it with <c>sshd -t</c>, and reloads sshd. The unit is <c>sshd</c> on
    /// Amazon Linux and <c>ssh</c> on Debian and Ubuntu.
    /// </summary>
    /// <param name="user">The account that operators log in with.</param>
    public static string Script(string user) => $"""
        #!/bin/bash
        set -euo pipefail
        install -m 0600 /dev/stdin /etc/ssh/sshd_config.d/10-bastion.conf <<'SSHD'
        {SshdConfig(user)}
        SSHD
        sshd -t
        systemctl reload sshd || systemctl try-reload-or-restart ssh

        """;
}
