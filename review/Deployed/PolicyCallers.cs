using IamEngine.Model;

namespace Review.Deployed;

/// <summary>Whom the Allow statements of a trust or resource policy let in, before their conditions.</summary>
internal static class PolicyCallers
{
    public static IEnumerable<Principal> Named(PolicyDocument policy) => Allowing(policy)
        .Select(statement => statement.Principal).OfType<PrincipalElement.Principal>().SelectMany(named => named.Principals);

    /// <summary>The AWS services that they name.</summary>
    public static IEnumerable<string> Services(PolicyDocument policy) =>
        Named(policy).OfType<Principal.Service>().Select(service => service.Name).Distinct();

    /// <summary>Whether one lets in everybody but some, so that whom the others name does not matter.</summary>
    public static bool AreOpen(PolicyDocument policy) =>
        Allowing(policy).Any(statement => statement.Principal is not PrincipalElement.Principal);

    private static IEnumerable<Statement> Allowing(PolicyDocument policy) =>
        policy.AllStatements.Where(statement => statement.Effect == Effect.Allow);
}
