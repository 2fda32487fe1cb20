using IamEngine.Json;
using IamEngine.Model;
using Review.Deployed;
using Review.Diff.Settings;
using Review.Drift.Answers;
using Review.Model;

namespace Review.Drift;

/// <summary>
/// Identity providers of the account that the program does not declare. A provider lets somebody in only through the trust policy
/// of a role. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html
/// </summary>
internal sealed class UndeclaredProviders(IReadOnlyList<ReportedResource> declared, AccountState state, UndeclaredList found)
{
    private readonly List<string> untrusted = [];

    public void All()
    {
        var own = declared.Of(ResourceTypes.OidcProvider).Select(provider => provider.Text("arn")).ToHashSet();
        var roles = declared.Of(ResourceTypes.Role).ToArray();
        var meant = roles.SelectMany(role => ProvidersIn(role.Text("assumeRolePolicy"))).ToHashSet(StringComparer.Ordinal);
        var trusted = roles.Select(role => state.Iam.Role(role.NameInAws ?? role.Id!)?["AssumeRolePolicyDocument"])
            .SelectMany(policy => ProvidersIn(policy?.ToJsonString())).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, list, command) in ((string, string, string)[])
        [
            ("identity-providers.json", "OpenIDConnectProviderList",
                "delete-open-id-connect-provider --open-id-connect-provider-arn"),
            ("saml-providers.json", "SAMLProviderList", "delete-saml-provider --saml-provider-arn"),
        ])
        {
            found.Search("identity providers that the program does not declare", () =>
            {
                foreach (var arn in state.List(file, list).Select(provider => provider["Arn"].AsText()).OfType<string>()
                    .Where(arn => !own.Contains(arn) && !meant.Contains(arn)))
                {
                    Add(arn, trusted.Contains(arn), $"aws iam {command} {arn}");
                }
            });
        }

        if (untrusted.Count > 0)
        {
            found.NotCompared(
                $"other identity providers of the account ({string.Join(", ", untrusted)}): no role of the stack trusts them; "
                    + "the theorems say whether somebody reaches the stack through another role");
        }
    }

    private void Add(string arn, bool isTrusted, string command)
    {
        if (isTrusted)
        {
            found.Add(
                arn, "is an identity provider that the program does not declare, and a role of the stack trusts it",
                SettingKind.Access, command);
        }
        else
        {
            untrusted.Add(arn);
        }
    }

    // A policy that cannot be read is a finding of its own.
    private static IEnumerable<string> ProvidersIn(string? policy) =>
        policy is not null && JsonTexts.Parsed(policy) is not null
            && PolicyReader.Trust(policy) is Reading<TrustPolicy>.Document { Value: var trust }
            ? PolicyCallers.Named(trust).OfType<Principal.Federated>().Select(provider => provider.Provider) : [];
}
