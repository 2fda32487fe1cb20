namespace Infra.Components;

/// <summary>What runs on the bastion when it first boots: SSH is narrowed to what a jump needs.</summary>
public static class BastionUserData
{
    /// <summary>
    /// The settings for <c>/etc/ssh/sshd_config.d</c>. sshd takes the first value that it finds, and reads that folder in the order of
    /// names before its own file. <c>ssh -W</c> and <c>ProxyJump</c> need TCP forwarding, here only to port 22 of other hosts.
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
    /// The user data: writes the settings, and has sshd read them only when sshd itself finds them good. The unit is called <c>sshd</c> on
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
