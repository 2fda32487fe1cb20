using System.Text.RegularExpressions;
using IamEngine.Model;

namespace Infra.Settings;

/// <summary>
/// <c>handOver</c> of a user: a secret in Secrets Manager with the key that the outputs hand over. Default: none.
/// </summary>
/// <param name="Readers">
/// The users and roles of the stack's account that may read it: <c>role/NAME</c> or <c>user/NAME</c>, with the path if there is
/// one. Required.
/// </param>
public sealed partial record HandOverSettings(Seq<string> Readers)
{
    /// <summary>The readers as a policy names them.</summary>
    public Seq<Principal> Principals(string partition, AccountId account) =>
        Readers.Select(reader => new Arn(partition, "iam", "", account.Value, reader)).Select(arn =>
            arn.ResourceType == "role" ? new Principal.Role(arn) : (Principal)new Principal.User(arn)).ToSeq();

    internal static HandOverSettings Read(SettingsSection section, KeyLife keys)
    {
        var readers = section.Texts("readers");
        if (section.IsEmpty("readers"))
        {
            section.Problem(
                "readers", null, "is required: the users and roles that may read the access key",
                "list them, such as role/Operations or user/ann");
        }

        foreach (var reader in readers.Where(reader => !Identity().IsMatch(reader)))
        {
            section.Problem(
                "readers", SettingsSection.Shown(reader), "must be a user or role of the stack's account, without its ARN",
                "write role/Operations or user/ann");
        }

        section.RefuseTwice("readers", readers);

        if (keys.Current.PgpKey is not null)
        {
            section.Problem(
                "readers", null, "cannot use the key: pgpKey in keys encrypts its secret for the owner of a PGP key",
                "leave out handOver, or the pgpKey");
        }

        section.RefuseUnknown();
        return new(readers);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
    [GeneratedRegex(@"^(role|user)/([A-Za-z0-9_.+=,@-]{1,64}/){0,8}[A-Za-z0-9_.+=,@-]{1,64}\z")]
    private static partial Regex Identity();
}
