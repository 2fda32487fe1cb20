using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove.Encode;
using IamEngine.Prove.Solve;
using IamEngine.Requests;

namespace IamEngine.Prove;

/// <summary>A policy or a policy set that a question is about.</summary>
public abstract class AnalyzedPolicy
{
    private AnalyzedPolicy(string name) => Name = name;

    /// <summary>The name in answers.</summary>
    public string Name { get; }

    /// <summary>A single document.</summary>
    public static Document Of(PolicyDocument policy, string name = "the policy") => new(name, policy);

    /// <summary>A set of requests as a policy that allows exactly them.</summary>
    internal static Document Of(RequestSet requests, string name) => new(name, requests.AsPolicy(), isOfQuestion: true);

    /// <summary>A policy set, for resources of one account and any caller.</summary>
    public static Composed Of(PolicySet policies, AccountId owner, string name = "the policies") => new(name, policies, owner);

    /// <summary>
    /// A single document. It allows a request if one of its statements allows it and none denies it. A principal that is an
    /// account matches every caller in the account. Other policies that the request needs are not considered.
    /// </summary>
    public sealed class Document : AnalyzedPolicy
    {
        private readonly PolicyType type;
        private readonly bool isOfQuestion;

        // Compiled only for a counterexample; most questions have none.
        private readonly Lazy<CompiledPolicies> compiled;

        internal Document(string name, PolicyDocument policy, bool isOfQuestion = false) : base(name)
        {
            (Policy, this.isOfQuestion) = (policy, isOfQuestion);
            type = policy is IdentityPolicy ? PolicyType.Identity : PolicyType.Resource;
            compiled = new(() => CompiledPolicies.Of(type, [(name, policy)]));
        }

        public PolicyDocument Policy { get; }

        internal override IEnumerable<PolicyDocument> Documents => [Policy];

        public override Verdict Decide(Request request)
        {
            var result = compiled.Value.Match(request, callerHasBoundary: false);
            return result.Denies ? Verdict.ExplicitlyDenied
                : result.Allows != IamEngine.Decide.Matching.PrincipalMatch.None
                    && (isOfQuestion || !SpecialCases.IsReservedToAws(request)) ? Verdict.Allowed
                : Verdict.ImplicitlyDenied;
        }

        internal override (Literal Allows, Literal Denies) Encode(
            Encoding encoding, RequestSpace space, StatementEncoder statements)
        {
            var result = statements.Encode(type, [Policy], callerHasBoundary: encoding.Circuit.False);
            // AWS refuses some requests whatever a document says.
            var refused = isOfQuestion || !SpecialRequests.MayBeAllowedBy(Policy) ? encoding.Circuit.False
                : new SpecialRequests(encoding, space).AreReservedToAws();
            return (encoding.Circuit.All(result.Allows.Any(encoding.Circuit), !result.Denies, !refused), result.Denies);
        }

        internal override void Restrict(Encoding encoding, RequestSpace space)
        {
        }

        internal override bool IsAbout(Request request) => true;

        internal override IEnumerable<string> Assumptions()
        {
            if (type == PolicyType.Resource && !isOfQuestion)
            {
                yield return "a policy that names an account is assumed to allow every principal in it; their own policies are "
                    + "not considered";
            }
        }
    }

    /// <summary>
    /// A policy set for requests on resources of one account. The identity policies, boundary and session policy apply to
    /// every user and role, as in the evaluator; <see cref="Callers"/> limits the callers.
    /// </summary>
    public sealed class Composed : AnalyzedPolicy
    {
        private readonly Lazy<Evaluator> evaluator;

        internal Composed(string name, PolicySet policies, AccountId owner, SortedValues<Principal> callers = default)
            : base(name) =>
            (Policies, Owner, Callers, evaluator) = (policies, owner, callers, new(() => Evaluator.For(policies)));

        public PolicySet Policies { get; }

        public AccountId Owner { get; }

        /// <summary>The callers; empty for any caller.</summary>
        public SortedValues<Principal> Callers { get; }

        /// <summary>The same set with only these callers.</summary>
        public Composed AskedBy(params ReadOnlySpan<Principal> callers) => new(Name, Policies, Owner, SortedValues.Of(callers));

        internal override IEnumerable<PolicyDocument> Documents =>
        [
            .. Policies.Identity.Select(policy => policy.Document),
            .. Policies.Boundary.Select(policy => policy.Document),
            .. Policies.Session.Select(policy => policy.Document),
            .. Policies.Resource is { } resource ? [resource.Document] : Array.Empty<PolicyDocument>(),
            .. Policies.Endpoint.Select(policy => policy.Document),
            .. Policies.Scp.SelectMany(level => level.Policies).Select(policy => policy.Document),
            .. Policies.Rcp.SelectMany(level => level.Policies).Select(policy => policy.Document),
        ];

        public override Verdict Decide(Request request) => evaluator.Value.Decide(request);

        internal override (Literal Allows, Literal Denies) Encode(
            Encoding encoding, RequestSpace space, StatementEncoder statements) =>
            new PolicySetEncoder(encoding, space, statements, Policies, Owner).Encode();

        internal override void Restrict(Encoding encoding, RequestSpace space)
        {
            space.BelongTo(Owner);
            if (Callers.Count > 0)
            {
                var principals = new PrincipalEncoder(encoding, space);
                encoding.Circuit.Require([.. Callers.Select(principals.IsAskedBy)]);
            }
        }

        internal override bool IsAbout(Request request) =>
            (request.Resource.Split(':', 6) is not ["arn", _, _, _, var account, _] || !AccountId.IsAccountId(account)
                || account == Owner.Value)
            && (Callers.Count == 0 || Callers.Any(caller => IsAskedBy(caller, request)));

        // A policy matches a session by the name of its role only. A caller is this role, with its path.
        private static bool IsAskedBy(Principal principal, Request request) => principal is Principal.Role role
            ? request.Caller is Caller.RoleSession session && session.Role == role.Arn
            : Of(RequestSet.Any.By(principal), "").Decide(request) == Verdict.Allowed;

        internal override IEnumerable<string> Assumptions()
        {
            yield return $"the resource belongs to account {Owner}";
            yield return LetsCallersHoldAnything
                ? "users and roles may have any policies"
                : "users and roles that ask have the identity policies, boundary and session policy given here, and no others";
        }

        private bool LetsCallersHoldAnything =>
            Policies.Boundary.Count == 0 && Policies.Session.Count == 0 && Policies.Identity.Any(
            policy => policy.Document.AllStatements.All(statement => statement is { Effect: Effect.Allow, Condition.Count: 0 }
                && statement.Action.Equals(new ActionElement.Action([ActionPattern.Any]))
                && statement.Resource.Equals(new ResourceElement.Resource([ResourcePattern.Any]))));
    }

    /// <summary>The evaluator's verdict on one request.</summary>
    public abstract Verdict Decide(Request request);

    internal abstract IEnumerable<PolicyDocument> Documents { get; }

    /// <summary>The formulas of "allows" and "explicitly denies".</summary>
    internal abstract (Literal Allows, Literal Denies) Encode(Encoding encoding, RequestSpace space, StatementEncoder statements);

    /// <summary>Excludes the requests that are not in scope.</summary>
    internal abstract void Restrict(Encoding encoding, RequestSpace space);

    /// <summary>Whether a request is in scope: <see cref="Restrict"/> as a predicate.</summary>
    internal abstract bool IsAbout(Request request);

    internal abstract IEnumerable<string> Assumptions();
}
