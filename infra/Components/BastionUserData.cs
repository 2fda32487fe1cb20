using Infra.Settings;
using Policies.Network;

namespace Infra.Components;

/// <summary>
/// The user data of the bastion: it restricts SSH to jump connections, reads the operators' keys, and installs security updates.
/// </summary>
public static class BastionUserData
{
    /// <summary>
    /// The file for <c>/etc/ssh/sshd_config.d</c>. sshd uses the first value that it finds, and reads that folder in alphabetical
    /// order before its main file. <c>ssh -W</c> and <c>ProxyJump</c> need TCP forwarding, here only to port 22 of other hosts.
    /// </summary>
    /// <param name="user">The only account that may log in.</param>
    /// <param name="readsOperators">
    /// Whether the bastion also accepts the operators' keys, in addition to the key of the EC2 key pair.
    /// </param>
    /// <param name="port">The port of sshd; 22, the default of sshd, is not written.</param>
    public static string SshdConfig(
        string user, bool readsOperators = false, int port = BastionTraffic.SshPort) => $"""
        {(IsUsual(port) ? "" : $"Port {port}\n")}AllowUsers {user}
        PermitRootLogin no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        AuthenticationMethods publickey{(readsOperators ? $"\nAuthorizedKeysFile .ssh/authorized_keys {KeysOf("%u")}" : "")}
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
    /// Writes the operators' keys, which are tags of the instance, to the file that sshd reads. If one is gone, it ends all
    /// connections, because all operators share the account; a client can connect again. If the metadata service does not
    /// answer, the file stays as it is.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
    /// </summary>
    /// <param name="user">The account that operators log in with.</param>
    public static string ReadOperators(string user) => $$"""
        #!/bin/bash
        set -euo pipefail
        metadata=${METADATA:-http://169.254.169.254}/latest
        keys=${KEYS:-{{KeysOf(user)}}}
        token=$(curl -sf -m 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token")
        tags() { curl -sf -m 5 -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/tags/instance/$1"; }
        list=$(tags "")
        new=$(mktemp "$keys.XXXXXX")
        trap 'rm -f "$new"' EXIT
        for tag in $list; do
          case $tag in {{Operator.TagPrefix}}*) ;; *) continue ;; esac
          key=$(tags "$tag")
          if [[ $key =~ ^ssh-ed25519\ [A-Za-z0-9+/=]+$ ]]; then
            echo "restrict,port-forwarding $key ${tag#{{Operator.TagPrefix}}}" >>"$new"
          fi
        done
        sort -o "$new" "$new"
        touch "$keys"
        cmp -s "$new" "$keys" && exit
        gone=$(comm -13 "$new" "$keys")
        chmod 0644 "$new"
        mv "$new" "$keys"
        if [ -n "$gone" ]; then pkill -u {{user}} sshd || true; fi
        """;

    /// <summary>
    /// The user data script: it writes the file, checks it with <c>sshd -t</c>, and reloads sshd. The unit is <c>sshd</c> on
    /// Amazon Linux and <c>ssh</c> on Debian and Ubuntu.
    /// </summary>
    /// <param name="user">The account that operators log in with.</param>
    /// <param name="readsOperators">Whether the bastion reads the keys of operators.</param>
    /// <param name="port">The port of sshd.</param>
    public static string Script(
        string user, bool readsOperators = false, int port = BastionTraffic.SshPort) => $"""
        #!/bin/bash
        set -euo pipefail
        install -m 0600 /dev/stdin /etc/ssh/sshd_config.d/10-bastion.conf <<'SSHD'
        {SshdConfig(user, readsOperators, port)}
        SSHD
        {(readsOperators ? InstallOperators(user) : "")}{(IsUsual(port) ? "" : LabelPort(port))}sshd -t
        systemctl reload sshd || systemctl try-reload-or-restart ssh
        {(IsUsual(port) ? "" : MoveSocket)}{Units(readsOperators)}

        """;

    private static bool IsUsual(int port) => port == BastionTraffic.SshPort;

    /// <summary>
    /// SELinux in enforcing mode lets sshd listen on a port with this label only. Amazon Linux 2023 is in permissive mode:
    /// https://docs.aws.amazon.com/linux/al2023/ug/default-SELinux-modes-states.html. Another image can have the other mode.
    /// </summary>
    private static string LabelPort(int port) => $$"""
        if command -v semanage >/dev/null; then
          semanage port -a -t ssh_port_t -p tcp {{port}} || semanage port -m -t ssh_port_t -p tcp {{port}}
        fi

        """;

    /// <summary>
    /// On Ubuntu since 22.10 systemd listens for sshd; its generator takes the port from sshd's settings.
    /// https://discourse.ubuntu.com/t/sshd-now-uses-socket-based-activation-ubuntu-22-10-and-later/30189
    /// </summary>
    private const string MoveSocket = """
        if systemctl is-active --quiet ssh.socket; then
          systemctl daemon-reload
          systemctl restart ssh.socket
        fi

        """;

    private static string KeysOf(string user) => $"/etc/ssh/operators/{user}";

    private static string InstallOperators(string user) => $"""
        install -d -m 0755 /etc/ssh/operators
        install -m 0755 /dev/stdin /etc/ssh/read-operators <<'OPERATORS'
        {ReadOperators(user)}
        OPERATORS
        bash /etc/ssh/read-operators || true # the timer tries again

        """;

    /// <summary>
    /// Installs security updates. Amazon Linux 2023 by default only looks for updates in the release of its image:
    /// https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades-usage.html.
    /// At the first boot the security groups may have no rules yet, so a failed update is retried.
    /// </summary>
    private static string Units(bool readsOperators) => $"""
        [ -d /run/systemd/system ] || exit 0
        unit() {"{"} install -m 0644 /dev/stdin "/etc/systemd/system/$1"; {"}"}
        if command -v dnf >/dev/null; then
        unit security-updates.service <<'UNIT'
        [Service]
        Type=oneshot
        ExecStart=/usr/bin/dnf -y upgrade --security --releasever=latest
        Restart=on-failure
        RestartSec=300
        UNIT
        unit security-updates.timer <<'UNIT'
        [Timer]
        OnBootSec=2min
        OnUnitActiveSec=1d
        RandomizedDelaySec=15min
        [Install]
        WantedBy=timers.target
        UNIT
        fi
        {(readsOperators ? OperatorUnits : "")}systemctl daemon-reload
        if command -v dnf >/dev/null; then systemctl enable --now security-updates.timer; fi
        {(readsOperators ? "systemctl enable --now read-operators.timer" : "")}
        """;

    private const string OperatorUnits = """
        unit read-operators.service <<'UNIT'
        [Service]
        Type=oneshot
        ExecStart=/bin/bash /etc/ssh/read-operators
        UNIT
        unit read-operators.timer <<'UNIT'
        [Timer]
        OnBootSec=5s
        OnUnitActiveSec=30s
        AccuracySec=1s
        [Install]
        WantedBy=timers.target
        UNIT

        """;
}
