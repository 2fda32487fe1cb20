using System.Globalization;
using System.Text.RegularExpressions;
using IamEngine.Model;
using Policies.Network;

namespace Infra.Settings;

/// <summary><c>infra:bastion</c></summary>
/// <param name="AllowedCidrs">The IPv4 networks that may open SSH. Required.</param>
/// <param name="PublicKey">
/// The SSH key of the EC2 key pair. Without <paramref name="Operators"/> it is required, and another key replaces the bastion;
/// with them its owner is one of the operators, and the key pair is for cluster nodes only. Default: null, no key pair.
/// </param>
/// <param name="Operators">
/// The operators who may log in, each with a separate key, and the owner of <paramref name="PublicKey"/>; a change takes effect
/// within a minute and replaces nothing. Default: null, only the owner of <paramref name="PublicKey"/>.
/// </param>
/// <param name="InstanceType">An arm64 instance type, because the image is for arm64. Default: t4g.nano.</param>
/// <param name="Image">
/// The id of an image. Default: null, the newest Amazon Linux 2023 at the bastion's creation, which later updates keep.
/// </param>
/// <param name="ImageDate">When the image of <paramref name="Image"/> was made. Default: null, not known.</param>
/// <param name="SessionManager">Whether Session Manager can connect to the bastion. Default: true.</param>
/// <param name="IdentityFile">
/// The file of the operators' private key, for the commands in the outputs. Default: ~/.ssh/ssh-private.key.
/// </param>
/// <param name="User">
/// The account that operators log in with; on another system than Amazon Linux, that of <paramref name="Image"/>. Default:
/// ec2-user.
/// </param>
/// <param name="Port">The port of SSH on the bastion; cluster nodes have port 22. Default: 22.</param>
public sealed partial record BastionSettings(
    Seq<Cidr> AllowedCidrs,
    SshPublicKey? PublicKey,
    Seq<Operator>? Operators,
    string InstanceType,
    string? Image,
    DateOnly? ImageDate,
    bool SessionManager,
    string IdentityFile,
    string User,
    int Port)
{
    /// <summary>Whether the bastion accepts the key of an EC2 key pair. If not, it reads its keys from its tags.</summary>
    public bool HasKeyPair => Operators is null;

    /// <summary>The settings, or null if <c>enabled</c> is false or the stack has no network: then there is no bastion.</summary>
    internal static BastionSettings? Read(SettingsSection section, bool hasNetwork, Stage stage, NoteList notes)
    {
        var enabled = section.Flag("enabled", byDefault: hasNetwork || !section.HasNothing);
        if (enabled && !hasNetwork)
        {
            section.Problem(
                "enabled", null, "must be false, because infra:network.enabled is false: a bastion is in a network",
                "remove infra:bastion, or give the stack a network");
        }

        var bastionNotes = new NoteList();
        var read = ReadAll(section, enabled && hasNetwork, stage, bastionNotes);
        if (!enabled || !hasNetwork)
        {
            return null;
        }

        notes.AddAll(bastionNotes);
        return read;
    }

    private static BastionSettings ReadAll(SettingsSection section, bool enabled, Stage stage, NoteList notes)
    {
        var cidrs = section.Cidrs("allowedCidrs");
        if (enabled && section.IsEmpty("allowedCidrs"))
        {
            section.Problem(
                "allowedCidrs",
                null,
                "is required: the networks that may open SSH to the bastion",
                "list the networks that operators connect from, such as 203.0.113.0/24");
        }

        foreach (var cidr in cidrs.Where(cidr => !cidr.IsIPv4))
        {
            section.Problem(
                "allowedCidrs",
                cidr.ToString(),
                "must be an IPv4 block: the stack's network has no IPv6",
                "write IPv4 networks, such as 203.0.113.0/24");
        }

        CheckWidth(section, cidrs, stage, notes);
        var publicKey = section.Parsed(
            "publicKey", SshPublicKey.Ask, "paste the line of your .pub file, made with `ssh-keygen -t ed25519`");
        var operators = Operator.ReadAll(section, publicKey);
        if (enabled && !section.Has("publicKey") && section.IsEmpty("operators"))
        {
            section.Problem(
                "publicKey",
                null,
                "is required: the SSH key that operators log in with, unless infra:bastion.operators names some",
                "paste the line of your .pub file, made with `ssh-keygen -t ed25519`");
        }

        var type = section.Text("instanceType") ?? "t4g.nano";
        if (!Arm64Type().IsMatch(type))
        {
            section.Problem(
                "instanceType",
                type,
                "must be an arm64 (Graviton) instance type, because the image is for arm64",
                "write t4g.nano, for example");
        }

        var image = section.Text("image");
        if (image is not null && !ImageId().IsMatch(image))
        {
            section.Problem(
                "image",
                image,
                "must be the id of an image",
                "write one such as ami-0123456789abcdef0, or leave it out for the newest Amazon Linux 2023");
        }

        var imageDate = ReadImageDate(section, image);
        var sessionManager = section.Flag("sessionManager", byDefault: true);
        var identityFile = section.Text("identityFile") ?? "~/.ssh/ssh-private.key";
        if (!PlainPath().IsMatch(identityFile))
        {
            section.Problem(
                "identityFile",
                SettingsSection.Shown(identityFile),
                "must be a path of letters, digits and . _ / ~ -",
                "write ~/.ssh/ssh-private.key, for example");
        }

        var user = section.Text("user") ?? AmazonLinuxUser;
        if (!AccountName().IsMatch(user) || user == "root")
        {
            section.Problem(
                "user",
                SettingsSection.Shown(user),
                "must be an account other than root: 1 to 32 of a-z, 0-9, _ and -, beginning with a letter or _",
                "write ec2-user for Amazon Linux, ubuntu for Ubuntu, admin for Debian");
        }
        else if (image is null && user != AmazonLinuxUser)
        {
            section.Problem(
                "user",
                user,
                "is not an account of Amazon Linux, which the bastion runs if infra:bastion.image is not set",
                "set image to one that has this account, or leave user out");
        }

        var port = ReadPort(section);
        section.RefuseUnknown();
        Placeholders.Note("infra:bastion.allowedCidrs", cidrs, notes);
        Placeholders.Note("infra:bastion.publicKey", publicKey?.WithoutComment, notes);
        foreach (var named in operators ?? [])
        {
            Placeholders.Note($"infra:bastion.operators.{named.Name}", named.Key, notes);
        }

        return new(cidrs, publicKey, operators, type, image, imageDate, sessionManager, identityFile, user, port);
    }

    // The stub of systemd-resolved listens on port 53: https://man7.org/linux/man-pages/man5/resolved.conf.5.html
    private static readonly Dictionary<int, string> OtherPorts = new()
    {
        [53] = "DNS, where the resolver of the bastion listens",
        [443] = "HTTPS, which other rules of the stack open",
        [8443] = "the EMR service on primary and core nodes, which other rules of the stack open",
        [9443] = "the EMR service, which other rules of the stack open",
    };

    private static int ReadPort(SettingsSection section)
    {
        var port = section.Number("port", byDefault: BastionTraffic.SshPort, min: 1, max: 65_535);
        if (OtherPorts.TryGetValue(port, out var use))
        {
            section.Problem("port", $"{port}", $"is the port of {use}", "write 22 or a free port such as 2222");
        }

        return port;
    }

    private static DateOnly? ReadImageDate(SettingsSection section, string? image)
    {
        if (section.Text("imageDate") is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            section.Problem(
                "imageDate", SettingsSection.Shown(text), "must be a date",
                "write the CreationDate of the image as \"2026-01-31\"");
            return null;
        }

        if (image is null)
        {
            section.Problem(
                "imageDate", text, "is the date of infra:bastion.image, which is not set", "set image, or leave it out");
        }

        return date;
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/managing-users.html</summary>
    private const string AmazonLinuxUser = "ec2-user";

    /// <summary>No operator connects from a network that is larger than this.</summary>
    private const int WidestPrefix = 8;

    private static void CheckWidth(SettingsSection section, Seq<Cidr> cidrs, Stage stage, NoteList notes)
    {
        foreach (var cidr in cidrs.Where(cidr => cidr.IsIPv4))
        {
            var tooWide = cidr.PrefixLength < WidestPrefix;
            if (tooWide && stage == Stage.Prod)
            {
                section.Problem(
                    "allowedCidrs",
                    cidr.ToString(),
                    cidr.IsWorld ? "opens SSH to the whole internet" : $"opens SSH to a network larger than a /{WidestPrefix}",
                    "list the networks that operators connect from");
            }
            else if (tooWide)
            {
                notes.Add(
                    "SSH_OPEN_TO_THE_WORLD",
                    "infra:bastion.allowedCidrs",
                    $"{cidr} opens SSH to {(cidr.IsWorld ? "the whole internet" : $"a network larger than a /{WidestPrefix}")}",
                    "list the networks that operators connect from; a prod stack must not allow this");
            }
        }
    }

    // Graviton families have a g after the generation: t4g, m7g, c7gn, r8gd.
    [GeneratedRegex(@"^[a-z]+[0-9]+g[a-z]*\.[a-z0-9]+\z")]
    private static partial Regex Arm64Type();

    [GeneratedRegex(@"^ami-[0-9a-f]{8,17}\z")]
    private static partial Regex ImageId();

    // The names that useradd accepts: https://man7.org/linux/man-pages/man8/useradd.8.html
    [GeneratedRegex(@"^[a-z_][a-z0-9_-]{0,31}\z")]
    private static partial Regex AccountName();

    [GeneratedRegex(@"^[A-Za-z0-9._/~-]+\z")]
    private static partial Regex PlainPath();
}
