using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace Tests.Access;

/// <summary>
/// A caller, the policies that apply to it, and the condition keys of its requests. The evaluator decides each claim; a false
/// claim fails with the request. <code>Asker.With(document).When("s3:prefix", "logs/").MayNot("s3:ListBucket", Bucket);</code>
/// </summary>
internal sealed record Asker(Caller Caller, PolicySet Policies, RequestContext Context)
{
    private const string Role = $"{Example.Iam}role/example";

    private static IdentityPolicy Everything { get; } =
        IdentityPolicy.Of(Statement.Allow("Everything", ActionPattern.Any).On(ResourcePattern.Any));

    // Key and trust policies must allow a request themselves; these delegate to the account's identity policies.
    private static PolicyOfResource KeyOfTheAccount { get; } = new PolicyOfResource.Key("key", ResourcePolicy.Of(
        Statement.Allow("Account", new ActionPattern("kms:*")).To(new Principal.Account(Example.Id, "aws"))
            .On(ResourcePattern.Any)));

    private static PolicyOfResource RoleOfTheAccount { get; } = new PolicyOfResource.Trust("role", TrustPolicy.Of(
        Statement.Allow("Account", new ActionPattern("sts:*")).To(new Principal.Account(Example.Id, "aws"))));

    /// <summary>A role of the account with one policy.</summary>
    public static Asker With(IdentityPolicy policy) => Of(Role, new() { Identity = [new("identity", policy)] });

    /// <summary>A role of the account with permission for everything within a boundary.</summary>
    public static Asker BoundBy(IdentityPolicy boundary) =>
        Of(Role, new() { Identity = [new("identity", Everything)], Boundary = [new("boundary", boundary)] });

    /// <summary>A caller whose own policies allow everything, and a resource with a resource policy.</summary>
    public static Asker Of(ResourcePolicy policy, string caller = Role) =>
        Of(caller, new() { Identity = [new("identity", Everything)], Resource = new PolicyOfResource.Plain("resource", policy) });

    /// <summary>A caller whose own policies allow everything, and a key with the key policy.</summary>
    public static Asker OfKey(ResourcePolicy policy, string caller = Role) =>
        Of(caller, new() { Identity = [new("identity", Everything)], Resource = new PolicyOfResource.Key("key", policy) });

    /// <summary>A caller whose own policies allow everything, and a VPC endpoint with the policy.</summary>
    public static Asker Through(ResourcePolicy endpoint, string caller = Role) =>
        Of(caller, new() { Identity = [new("identity", Everything)], Endpoint = [new("endpoint", endpoint)] });

    /// <summary>A caller without policies that assumes the role with the trust policy.</summary>
    public static Asker ToBecome(TrustPolicy trust, string caller) => ToBecome(trust, Caller.Of(caller));

    /// <summary>A caller with a token of an identity provider that assumes the role with the trust policy.</summary>
    public static Asker WithTokenOf(string provider, TrustPolicy trust) => ToBecome(trust, new Caller.TokenHolder(provider));

    /// <summary>The same caller with this value of a condition key; commas separate the values of a multivalued key.</summary>
    public Asker When(string key, string value) => this with
    {
        Context = Context.With(key, key == "aws:TagKeys" ? ContextValue.Many(value.Split(',')) : ContextValue.One(value)),
    };

    /// <summary>The same caller without the condition key.</summary>
    public Asker Without(string key) => this with { Context = Context.Without(key) };

    public void May(string action, params IEnumerable<string> resources) => All(Verdict.Allowed, action, resources);

    /// <summary>No statement allows the request.</summary>
    public void MayNot(string action, params IEnumerable<string> resources) => All(Verdict.ImplicitlyDenied, action, resources);

    /// <summary>A statement denies the request, whatever others allow.</summary>
    public void MustNot(string action, params IEnumerable<string> resources) => All(Verdict.ExplicitlyDenied, action, resources);

    public void MayAssume() => May("sts:AssumeRole", Role);

    public void MayNotAssume() => MayNot("sts:AssumeRole", Role);

    public void MayAssumeWithToken() => May("sts:AssumeRoleWithWebIdentity", Role);

    public void MayNotAssumeWithToken() => MayNot("sts:AssumeRoleWithWebIdentity", Role);

    public void MayTagTheSession() => May("sts:TagSession", Role);

    public void MayNotTagTheSession() => MayNot("sts:TagSession", Role);

    private static Asker ToBecome(TrustPolicy trust, Caller caller) =>
        new(caller, new() { Resource = new PolicyOfResource.Trust("trust", trust) }, RequestContext.Empty);

    private static Asker Of(string caller, PolicySet policies) => new(Caller.Of(caller), policies, RequestContext.Empty);

    private void All(Verdict expected, string action, IEnumerable<string> resources)
    {
        foreach (var resource in resources)
        {
            var request = new Request(Caller, action, resource, Example.Id, Context);
            var verdict =
                Evaluator.For(Policies with { Resource = Policies.Resource ?? Default(action, resource) }).Decide(request);
            Assert.True(verdict == expected, $"{request} is {verdict}, not {expected}; {string.Join(", ", Context.Entries)}");
        }
    }

    private static PolicyOfResource? Default(string action, string resource) =>
        resource.Contains(":key/", StringComparison.Ordinal) ? KeyOfTheAccount
        : action.StartsWith("sts:", StringComparison.Ordinal) ? RoleOfTheAccount
        : null;
}
