using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>An item of <c>infra:emr.bootstrap</c>: a script that each node runs before EMR installs its programs.</summary>
/// <param name="Key">The key in the state bucket: <c>bootstrap/install.sh</c>. An administrator uploads it.</param>
/// <param name="Sha256">
/// The checksum. A node does not run a script with a different checksum, and the cluster does not start.
/// </param>
public sealed partial record BootstrapScript(string Key, string Sha256)
{
    internal static Seq<BootstrapScript> Read(SettingsSection emr) =>
        emr.Each("bootstrap").Select(ReadItem).OfType<BootstrapScript>().ToSeq();

    private static BootstrapScript? ReadItem(SettingsSection item)
    {
        var key = item.Required("key", "the script's key in the state bucket", "write bootstrap/install.sh, for example");
        if (key is not null && !KeyForm().IsMatch(key))
        {
            item.Problem(
                "key", SettingsSection.Shown(key), "must begin with bootstrap/ and go on with letters, digits and . _ / -",
                "write bootstrap/install.sh, for example");
            key = null;
        }

        var checksum = item.Required("sha256", "the script's checksum", "write what `sha256sum install.sh` prints");
        if (checksum is not null && !Checksum().IsMatch(checksum))
        {
            item.Problem(
                "sha256", SettingsSection.Shown(checksum), "must have 64 hexadecimal digits, in lower case",
                "write what `sha256sum install.sh` prints");
            checksum = null;
        }

        item.RefuseUnknown();
        return key is null || checksum is null ? null : new(key, checksum);
    }

    [GeneratedRegex(@"^bootstrap/[A-Za-z0-9][A-Za-z0-9._/-]{0,200}\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Checksum();
}
