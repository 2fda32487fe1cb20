using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>Generates principals of every kind, and the elements that contain them.</summary>
public static class GenPrincipal
{
    public static Gen<Principal> AnyAws { get; } = Gen.Const<Principal>(new Principal.AnyAws());

    public static Gen<Principal> Account { get; } = Gen.OneOf(
        GenArn.Account.Select(account => (Principal)new Principal.Account(account)),
        Gen.Select(GenArn.Account, Near.Partition, (account, partition) => (Principal)new Principal.Account(account, partition)));

    public static Gen<Principal> User { get; } = Gen.Frequency(
        (8, GenArn.User.Select(arn => (Principal)new Principal.User(arn))),
        (1, Gen.Const<Principal>(
            new Principal.User(Arn.Of("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE")))));

    public static Gen<Principal> Role { get; } = GenArn.Role.Select(arn => (Principal)new Principal.Role(arn));

    public static Gen<Principal> RoleSession { get; } = GenArn.RoleSession.Select(
        arn => (Principal)new Principal.RoleSession(arn));

    public static Gen<Principal> FederatedUser { get; } = GenArn.FederatedUser.Select(
        arn => (Principal)new Principal.FederatedUser(arn));

    public static Gen<Principal> UniqueId { get; } =
        Gen.OneOf("AIDAEXAMPLEEXAMPLE01", "AROAEXAMPLEEXAMPLE01").Select(id => (Principal)new Principal.UniqueId(id));

    public static Gen<Principal> Service { get; } = Near.Service.Select(name => (Principal)new Principal.Service(name));

    public static Gen<Principal> Federated { get; } = Gen.OneOf(
            "cognito-identity.amazonaws.com",
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
            "arn:aws:iam::123456789012:saml-provider/example")
        .Select(provider => (Principal)new Principal.Federated(provider));

    public static Gen<Principal> CanonicalUser { get; } =
        Gen.OneOf('0', 'a').Select(digit => (Principal)new Principal.CanonicalUser(new(digit, 64)));

    public static Gen<Principal> Any { get; } = Gen.Frequency(
        (1, AnyAws), (4, Account), (4, User), (4, Role), (3, RoleSession), (1, FederatedUser), (1, UniqueId),
        (2, Service), (1, Federated), (1, CanonicalUser));

    /// <summary>The principal elements of trust policies: every principal, or a list.</summary>
    public static Gen<PrincipalElement> TrustElement { get; } = Gen.Frequency(
        (1, Gen.Const<PrincipalElement>(new PrincipalElement.Everyone())),
        (6, Any.Array[0, 3].Select(some => (PrincipalElement)new PrincipalElement.Principal(some.ToSortedValues()))));

    /// <summary>
    /// The principal elements of resource policies: all cases, including the rare ones that match every principal, none, or all
    /// but a few.
    /// </summary>
    public static Gen<PrincipalElement> ResourceElement { get; } = Gen.Frequency(
        (8, TrustElement),
        (2, Any.Array[0, 3].Select(some => (PrincipalElement)new PrincipalElement.NotPrincipal(some.ToSortedValues()))),
        (1, Gen.Const<PrincipalElement>(new PrincipalElement.NotEveryone())),
        (1, Gen.Const<PrincipalElement>(new PrincipalElement.Unstated())));
}
