using System.IO.Enumeration;
using IamEngine.Catalogue;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using IamEngine.Vocabulary;
using Review.Model.Accounts;

namespace Review.Escalation;

/// <summary>
/// The permissions that a caller has with an identity: with its own policies, or with policies that the caller writes for it.
/// </summary>
/// <param name="Key">Equal for capabilities with the same permissions, for any identity.</param>
/// <param name="Policies">The policies of the caller, for a resource that leaves the decision to the account.</param>
/// <param name="Chain">The calls that lead to the capability.</param>
public sealed record Capability(
    AccountIdentity Identity, string Key, PolicySet Policies, Seq<EscalationStep> Chain)
{
    /// <param name="anyPolicy">Whether the caller can write the policies of the identity.</param>
    /// <param name="noBoundary">Whether the caller can remove the permissions boundary.</param>
    public static Capability Of(
        AccountIdentity identity, AccountId account, bool anyPolicy, bool noBoundary, Seq<EscalationStep> chain)
    {
        var principal = identity.Principal;
        var set = principal.PoliciesFor(new PolicyOfResource.Plain(
            "a resource that leaves it to the account", StackPrincipal.LeftTo(account)));
        set = set with
        {
            Identity = anyPolicy ? [StackPrincipal.Everything] : set.Identity,
            Boundary = noBoundary ? [] : set.Boundary,
        };
        return new(
            identity,
            anyPolicy && !set.Boundary.Any(policy => DependsOnTheCaller(policy.Document))
                ? $"anything within {string.Join(", ", set.Boundary.Select(policy => policy.Name))}"
                : $"{(anyPolicy ? "anything as " : "")}{identity.Arn}{(noBoundary ? " without a boundary" : "")}",
            set, chain);
    }

    /// <summary>
    /// The resource patterns of the statements about these calls. A statement with NotResource gives <c>NotResource</c>, which is
    /// not a pattern.
    /// </summary>
    public IReadOnlyCollection<string> Patterns(IEnumerable<string> actions)
    {
        var sliced = Sliced(actions);
        return [.. sliced.Identity.Concat(sliced.Boundary).SelectMany(policy => policy.Document.AllStatements)
            .SelectMany(statement => statement.Resource is ResourceElement.Resource named
                ? named.Patterns.Select(pattern => pattern.Text) : ["NotResource"]).Distinct()];
    }

    /// <summary>
    /// The policies that decide a request. A role with an unknown trust policy is assumed to trust its account.
    /// </summary>
    public PolicySet PoliciesFor(Request request) =>
        request.ResourceAccount is { } owner && request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
            && Policies.Resource is PolicyOfResource.Plain
            ? Policies with
            {
                Resource = new PolicyOfResource.Trust("a role that trusts its account", TrustPolicy.Of(
                    Statement.Allow("TheAccountDecides", Sts.Any).To(new Principal.Account(owner, Identity.Arn.Partition)))),
            }
            : Policies;

    /// <summary>The same policies without the statements that do not concern these calls.</summary>
    public PolicySet Sliced(IEnumerable<string> actions)
    {
        var calls = actions.ToArray();
        return Policies with { Identity = Slice(Policies.Identity), Boundary = Slice(Policies.Boundary) };

        Seq<NamedPolicy<IdentityPolicy>> Slice(Seq<NamedPolicy<IdentityPolicy>> policies) => policies
            .Select(policy => (policy.Name, Left: policy.Document.Statements
                .Where(statement => calls.Any(call => Names(statement, call))).ToArray()))
            .Where(policy => policy.Left.Length > 0)
            .Select(policy => new NamedPolicy<IdentityPolicy>(policy.Name, IdentityPolicy.Of(policy.Left))).ToSeq();
    }

    /// <summary>
    /// The calls of AWS's catalogue that the statements name and <see cref="MayAllow"/> accepts. Empty if they name every call.
    /// </summary>
    public IEnumerable<CatalogueAction> NamedCalls()
    {
        var limiting = Policies.Boundary.Count > 0 && Patterns(Policies.Identity).Contains("*") ? Policies.Boundary
            : Policies.Identity;
        return Patterns(limiting) is var patterns && patterns.Contains("*") ? []
            : patterns.SelectMany(AwsCatalogue.ActionsMatching).DistinctBy(action => action.FullName)
                .Where(action => MayAllow(action.FullName));

        static HashSet<string> Patterns(IEnumerable<NamedPolicy<IdentityPolicy>> policies) => policies
            .SelectMany(policy => policy.Document.AllStatements)
            .Where(statement => statement.Effect == Effect.Allow)
            .SelectMany(statement => statement.Action is ActionElement.Action named
                ? named.Patterns.Select(pattern => pattern.Text) : ["*"])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a statement allows the call on some resource; if not, no proof is necessary.</summary>
    public bool MayAllow(string action) =>
        Policies.Identity.Any(policy => Names(policy.Document, action))
        && (Policies.Boundary.Count == 0 || Policies.Boundary.Any(policy => Names(policy.Document, action)));

    private static bool Names(IdentityPolicy policy, string action) =>
        policy.AllStatements.Any(statement => statement.Effect == Effect.Allow && Names(statement, action));

    private static bool Names(Statement statement, string action) =>
        statement.Action.Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.Text, action))
            == statement.Action is ActionElement.Action;

    // A policy depends on the caller through condition keys about the caller, or through policy variables.
    private static bool DependsOnTheCaller(IdentityPolicy policy) => policy.AllStatements.Any(statement =>
        statement.Condition.Any(condition =>
            CallerKeys.Any(key => condition.Key.Name.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            || condition.Values.Any(value => value.Contains("${", StringComparison.Ordinal)))
        || statement.Resource.Patterns.Any(pattern => pattern.Text.Contains("${", StringComparison.Ordinal)));

    private static readonly string[] CallerKeys = ["aws:Principal", "aws:user", "aws:Federated", "aws:SourceIdentity", "sts:"];
}
