using IamEngine.Model;
using Infra.Settings;
using Policies.Access;
using Pulumi;
using Pulumi.Aws.Iam;

namespace Infra.Components;

/// <summary>
/// The identity providers whose tokens the uploaders' roles accept. The component declares those that the account does not have
/// and <see cref="PreviewAccess"/> does not declare.
/// </summary>
public sealed class IdentityProviders : ComponentResource
{
    private readonly Dictionary<string, Output<Arn>> byIssuer = [];

    /// <param name="ofDelivery">The provider of GitHub's tokens that <see cref="PreviewAccess"/> uses; null without it.</param>
    public IdentityProviders(
        string name, StackContext stack, Seq<AccessSettings> uploaders, Output<Arn>? ofDelivery,
        ComponentResourceOptions? options = null)
        : base("infra:components:IdentityProviders", name, options)
    {
        foreach (var same in Needed(uploaders).GroupBy(provider => provider.Issuer))
        {
            byIssuer[same.Key] =
                same.Key == GitHubToken.Issuer && ofDelivery is not null ? ofDelivery
                : same.First().Exists
                    ? stack.Account.Apply(account =>
                        new Arn(stack.Region.Partition, "iam", "", account.Value, $"oidc-provider/{same.Key}"))
                // No thumbprints: AWS checks the certificate against its own list of certificate authorities.
                // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
                : new OpenIdConnectProvider($"{name}-{same.Key}", new()
                {
                    Url = $"https://{same.Key}",
                    ClientIdLists = [.. same.Select(provider => provider.Audience).Distinct().Order(StringComparer.Ordinal)],
                    Tags = stack.Tags(same.Key),
                }, StackContext.Child(this)).Arn.Apply(Arn.Of);
        }

        RegisterOutputs();
    }

    /// <summary>Whether the stack declares a provider for its uploaders.</summary>
    public static bool Declares(StackSettings settings) => Needed(settings.Uploaders).Any(provider =>
        !provider.Exists && !(provider.Issuer == GitHubToken.Issuer && settings.PreviewAccess is not null));

    /// <summary>The provider of an issuer: <c>gitlab.com</c>.</summary>
    public Output<Arn> Of(string issuer) => byIssuer[issuer];

    private static IEnumerable<TokenProvider> Needed(Seq<AccessSettings> uploaders) =>
        uploaders.Select(uploader => uploader.Identity.Provider).OfType<TokenProvider>();
}
