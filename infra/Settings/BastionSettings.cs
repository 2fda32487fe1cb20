using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:bastion</c></summary>
/// <param name="AllowedCidrs">The networks that may open SSH.</param>
/// <param name="PublicKey">The key that operators log in with.</param>
/// <param name="InstanceType">An arm64 type, since the image is.</param>
/// <param name="Image">A pinned image id; null takes the newest Amazon Linux 2023 when the bastion is first created, and keeps it.</param>
/// <param name="SessionManager">Whether the bastion can also be reached through Systems Manager.</param>
/// <param name="IdentityFile">Where operators keep the private key, for the commands that the stack prints.</param>
/// <param name="User">The account that operators log in with: ec2-user on Amazon Linux, another where <paramref name="Image"/> is of another system.</param>
public sealed partial record BastionSettings(
    Seq<Cidr> AllowedCidrs, SshPublicKey PublicKey, string InstanceType, string? Image, bool SessionManager, string IdentityFile, string User)
{
    internal static BastionSettings? Read(Section section, Stage stage, NoteList notes)
    {
        var cidrs = section.Cidrs("allowedCidrs");
        if (section.IsEmpty("allowedCidrs"))
        {
            section.Problem(
                "allowedCidrs",
                null,
                "says who may open SSH to the bastion, and has no default",
                "list the networks that operators connect from, such as 203.0.113.0/24");
        }

        foreach (var cidr in cidrs.Where(cidr => !cidr.IsIPv4))
        {
            section.Problem(
                "allowedCidrs",
                cidr.ToString(),
                "is an IPv6 block, and the stack's network has no IPv6: nobody could connect from there",
                "name IPv4 networks, such as 203.0.113.0/24");
        }

        GuardTheWorld(section, cidrs, stage, notes);
        var publicKey = section.Parsed("publicKey", SshPublicKey.Ask, "paste the line of your .pub file, made with `ssh-keygen -t ed25519`");
        if (!section.Has("publicKey"))
        {
            section.Problem(
                "publicKey",
                null,
                "is what operators log in with, and has no default",
                "paste the line of your .pub file, made with `ssh-keygen -t ed25519`");
        }

        var type = section.Text("instanceType") ?? "t4g.nano";
        if (!Arm64Type().IsMatch(type))
        {
            section.Problem(
                "instanceType", type, "must be an arm64 (Graviton) instance type, since the image is", "write t4g.nano, for example");
        }

        var image = section.Text("image");
        if (image is not null && !ImageId().IsMatch(image))
        {
            section.Problem(
                "image",
                image,
                "is not the id of an image",
                "write one such as ami-0123456789abcdef0, or leave it out for the newest Amazon Linux 2023");
        }

        var sessionManager = section.Flag("sessionManager", byDefault: true);
        var identityFile = section.Text("identityFile") ?? "~/.ssh/ssh-private.key";
        if (!PlainPath().IsMatch(identityFile))
        {
            section.Problem(
                "identityFile",
                Section.Shown(identityFile),
                "is a path of letters, digits and . _ / ~ -",
                "write ~/.ssh/ssh-private.key, for example");
        }

        var user = section.Text("user") ?? AmazonLinuxUser;
        if (!AccountName().IsMatch(user) || user == "root")
        {
            section.Problem(
                "user",
                Section.Shown(user),
                "is the account of the image that operators log in with: 1 to 32 of a-z, 0-9, _ and -, a letter or _ first, and not root",
                "write ec2-user for Amazon Linux, ubuntu for Ubuntu, admin for Debian");
        }

        else if (image is null && user != AmazonLinuxUser)
        {
            section.Problem(
                "user",
                user,
                "is not an account of Amazon Linux, which the bastion runs where no image is named, so nobody could log in",
                "name the image that has it in image, or leave user out");
        }

        section.NothingElse();
        Placeholders.Note("infra:bastion.allowedCidrs", cidrs, notes);
        Placeholders.Note("infra:bastion.publicKey", publicKey, notes);
        return publicKey is null ? null : new(cidrs, publicKey, type, image, sessionManager, identityFile, user);
    }

    /// <summary>https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/managing-users.html</summary>
    private const string AmazonLinuxUser = "ec2-user";

    /// <summary>Wider than this is hardly a network that operators connect from.</summary>
    private const int WidestPrefix = 8;

    private static void GuardTheWorld(Section section, Seq<Cidr> cidrs, Stage stage, NoteList notes)
    {
        foreach (var cidr in cidrs.Where(cidr => cidr.IsIPv4))
        {
            var tooWide = cidr.PrefixLength < WidestPrefix;
            if (tooWide && stage == Stage.Prod)
            {
                section.Problem(
                    "allowedCidrs",
                    cidr.ToString(),
                    cidr.IsWorld ? "opens SSH to the whole internet" : $"opens SSH to more than a /{WidestPrefix}",
                    "name the networks that operators connect from");
            }
            else if (tooWide)
            {
                notes.Add(
                    "SSH_OPEN_TO_THE_WORLD",
                    "infra:bastion.allowedCidrs",
                    $"{cidr} lets {(cidr.IsWorld ? "the whole internet" : "very many hosts")} try the bastion's SSH",
                    "name the networks that operators connect from; a prod stack refuses this");
            }
        }
    }

    // Graviton families end in g behind their generation: t4g, m7g, c7gn, r8gd.
    [GeneratedRegex(@"^[a-z]+[0-9]+g[a-z]*\.[a-z0-9]+\z")]
    private static partial Regex Arm64Type();

    [GeneratedRegex(@"^ami-[0-9a-f]{8,17}\z")]
    private static partial Regex ImageId();

    // As useradd takes them: https://man7.org/linux/man-pages/man8/useradd.8.html
    [GeneratedRegex(@"^[a-z_][a-z0-9_-]{0,31}\z")]
    private static partial Regex AccountName();

    [GeneratedRegex(@"^[A-Za-z0-9._/~-]+\z")]
    private static partial Regex PlainPath();
}
