using System.Runtime.Versioning;
using IamEngine.Model;
using Infra.Commands;

namespace Tests.Infra.Commands;

/// <summary>
/// The effective settings of OpenSSH's client with the stacks' files and the operator's own <c>~/.ssh/config</c>.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class SshAccessTests : IDisposable
{
    private static readonly SshAccess Dev = new(
        "infra-dev-bastion", "203.0.113.10", "ec2-user", "~/.ssh/ssh-private.key", Region.Of("us-east-1"),
        Cidr.Of("10.20.0.0/16"));

    private static readonly SshAccess Prod =
        Dev with
        {
            HostAlias = "infra-prod-bastion",
            BastionAddress = "203.0.113.20",
            BastionUser = "ubuntu",
            Network = Cidr.Of("10.40.0.0/16")
        };

    private const string Node = "ip-10-20-128-4.ec2.internal";

    private readonly string home = Directory.CreateTempSubdirectory("ssh-config-").FullName;

    private string Folder => Path.Combine(home, ".ssh");

    private string File => Path.Combine(Folder, "config");

    public void Dispose() => Directory.Delete(home, recursive: true);

    public static TheoryData<string, string?> OwnConfigs => new()
    {
        { "there is no file", null },
        { "it is empty", "" },
        { "no newline at its end", "Host other\n  User me" },
        { "an option of another ssh, excused", "IgnoreUnknown NoSuchOption\nNoSuchOption yes\n" },
        {
            "other values for all hosts",
            "Host *\n  User me\n  Port 2222\n  ForwardAgent yes\n  ForwardX11 yes\n  IdentitiesOnly no\n  "
                + "StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n"
                + "  PreferredAuthentications password\n  PubkeyAuthentication no\n  ProxyUseFdpass yes\n  RemoteCommand "
                + "tmux\n  CanonicalizeHostname always\n  AddressFamily inet6"
        },
        { "a proxy for all hosts behind it",
            "Host *.internal\n  ProxyJump corporate.example\n  HostName %h.corporate.example\n" },
        { "the block of before",
            "Host *\n  IgnoreUnknown UseKeychain\n\nHost *.ec2.internal\n  User root\n  ProxyJump elsewhere\n  UseKeychain "
                + "yes\n" },
        { "a Match block at its end", "Match all\n  User me\n  ForwardAgent yes" },
    };

    [NeedsTheory("ssh", "sh")]
    [MemberData(nameof(OwnConfigs))]
    public void The_stacks_settings_win_over_the_operators_own_config(string what, string? own)
    {
        Assert.NotEmpty(what);
        Set(own, ("infra-dev.config", Dev), ("infra-prod.config", Prod));

        var node = Settings(Node);
        Assert.Contains("user hadoop", node);
        Assert.Contains($"hostname {Node}", node);
        Assert.Contains("port 22", node);
        Assert.Contains("proxycommand ssh -W %h:%p infra-dev-bastion", node);
        Assert.Contains("forwardagent no", node);
        Assert.Contains("forwardx11 no", node);
        Assert.Contains("identitiesonly yes", node);
        Assert.Contains("pubkeyauthentication true", node);
        Assert.Contains("preferredauthentications publickey", node);
        Assert.Contains("stricthostkeychecking accept-new", node);
        Assert.Contains("proxyusefdpass no", node);
        Assert.DoesNotContain(
            node, line => line.StartsWith("remotecommand ", StringComparison.Ordinal) && line != "remotecommand none");
        Assert.Equal(
            "identityfile ~/.ssh/ssh-private.key",
            node.First(line => line.StartsWith("identityfile ", StringComparison.Ordinal)));
        Assert.EndsWith(
            "known_hosts_infra-dev-bastion",
            node.First(line => line.StartsWith("userknownhostsfile ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("proxycommand ssh -W %h:%p infra-prod-bastion", Settings("ip-10-40-128-4.ec2.internal"));

        var bastion = Settings("infra-prod-bastion");
        Assert.Contains("hostname 203.0.113.20", bastion);
        Assert.Contains("user ubuntu", bastion);
        Assert.Contains("port 22", bastion);
        Assert.Contains("addressfamily inet", bastion);
        Assert.Contains("forwardagent no", bastion);
    }

    [NeedsTheory("ssh", "sh")]
    [MemberData(nameof(OwnConfigs))]
    public void Another_port_is_the_bastions_alone(string what, string? own)
    {
        Assert.NotEmpty(what);
        Set(own, ("infra-dev.config", Dev with { BastionPort = 8022 }));

        Assert.Contains("port 8022", Settings("infra-dev-bastion"));
        Assert.Contains("port 22", Settings(Node));
        Assert.Contains("-p 8022 -W", (Dev with { BastionPort = 8022 }).Command, StringComparison.Ordinal);
    }

    [NeedsTheory("ssh", "sh")]
    [MemberData(nameof(OwnConfigs))]
    public void The_operators_settings_for_other_hosts_stay(string what, string? own)
    {
        Assert.NotEmpty(what);
        var before = own is null ? SshClient.Settings("other", "") : SshClient.Settings("other", own);
        Set(own, ("infra-dev.config", Dev));

        Assert.Equal(before, Settings("other"));
        Assert.EndsWith(own ?? "", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Needs("ssh", "sh")]
    public void The_include_has_no_effect_after_the_operators_own_lines()
    {
        var pasted = SshClient.Settings(Node, $"Host *\n  User me\n  ForwardAgent yes\n\n{Dev.Config}");

        Assert.Contains("user me", pasted);
        Assert.Contains("forwardagent yes", pasted);
    }

    [Needs("ssh", "sh")]
    public void Removing_the_stacks_file_removes_its_effect()
    {
        Set("Host other\n  User me", ("infra-dev.config", Dev));
        System.IO.File.Delete(Path.Combine(Folder, "infra-dev.config"));

        Assert.DoesNotContain(Settings(Node), line => line.StartsWith("proxycommand ", StringComparison.Ordinal));
        Assert.Contains("user me", Settings("other"));
    }

    [Needs("ssh", "sh")]
    public void The_setup_can_run_again_and_sets_private_permissions()
    {
        Set("Host other\n  User me");
        var once = System.IO.File.ReadAllText(File);
        Set(null);

        Assert.Equal("Include ~/.ssh/infra-*.config\n\nHost other\n  User me", once);
        Assert.Equal(once, System.IO.File.ReadAllText(File));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(["config"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName));
    }

    [Needs("ssh", "sh")]
    public void A_new_folder_is_accessible_to_its_owner_only()
    {
        Set(null);

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Needs("ssh", "sh")]
    public void A_config_that_is_a_link_stays_a_link()
    {
        Directory.CreateDirectory(Folder);
        var target = Path.Combine(home, "dotfiles");
        System.IO.File.WriteAllText(target, "Host other\n  User me\n");
        System.IO.File.CreateSymbolicLink(File, target);

        Set(null);

        Assert.Equal(target, new FileInfo(File).LinkTarget);
        Assert.StartsWith("Include ", System.IO.File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Needs("ssh", "sh")]
    public void UseKeychain_is_written_only_if_ssh_accepts_it()
    {
        Set(null, ("infra-dev.config", Dev));
        Assert.False(System.IO.File.Exists(Path.Combine(Folder, "usekeychain.config"))); // no ssh but the one of macOS knows it

        // A fake client that supports the option, like the one of macOS.
        var programs = Directory.CreateDirectory(Path.Combine(home, "bin")).FullName;
        System.IO.File.WriteAllText(Path.Combine(programs, "ssh"), "#!/bin/sh\nexit 0\n");
        System.IO.File.SetUnixFileMode(Path.Combine(programs, "ssh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Run($"PATH={programs}:$PATH\n{SshAccess.Setup("infra")}");

        Assert.Equal("UseKeychain yes\n", System.IO.File.ReadAllText(Path.Combine(Folder, "usekeychain.config")));
        Assert.Contains(
            "usekeychain", Programs.Run("ssh", "", "-G", "-F", Path.Combine(Folder, "read-here.config"), Node).Error,
            StringComparison.OrdinalIgnoreCase);
    }

    private IReadOnlyList<string> Settings(string host) => SshClient.SettingsFrom(host, Path.Combine(Folder, "read-here.config"));

    /// <summary>Writes the operator's own file, then runs the commands of the README.</summary>
    private void Set(string? own, params (string Name, SshAccess Access)[] stacks)
    {
        if (own is not null)
        {
            Directory.CreateDirectory(Folder);
            System.IO.File.WriteAllText(File, own);
        }

        Run(SshAccess.Setup("infra"));
        foreach (var (name, access) in stacks)
        {
            Write(Path.Combine(Folder, name), access.Config);
        }

        if (stacks.Length > 0)
        {
            // ssh takes the home folder from the system's user list, not from HOME, so the copy has the full path.
            Write(Path.Combine(Folder, "read-here.config"), System.IO.File.ReadAllText(File));
        }
    }

    private void Write(string path, string text)
    {
        System.IO.File.WriteAllText(path, text.Replace("Include ~/.ssh/", $"Include {Folder}/", StringComparison.Ordinal));
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void Run(string script)
    {
        var run = Programs.Run("sh", input: $"HOME={home}\n{script}");
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
    }
}
