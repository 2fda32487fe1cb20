using System.Collections.Immutable;
using CsCheck;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;
using Tests.Generators;

namespace Tests.Decide;

/// <summary>Random requests and policy sets for property tests: they use few names, so that policies often match.</summary>
internal static class Given
{
    private static Gen<PolicyOfResource?> OfResource { get; } = Gen.OneOf(
        Gen.Const((PolicyOfResource?)null),
        GenPolicy.ResourceBased.Select(policy => (PolicyOfResource?)new PolicyOfResource.Plain("resource", policy)),
        GenPolicy.ResourceBased.Select(policy => (PolicyOfResource?)new PolicyOfResource.Key("resource", policy)),
        GenPolicy.Trust.Select(policy => (PolicyOfResource?)new PolicyOfResource.Trust("resource", policy)));

    private static IdentityPolicy Everything { get; } = IdentityPolicy.Of(
        new IdentityStatement(
            null, Effect.Allow, new ActionElement.Action([ActionPattern.Any]),
            new ResourceElement.Resource([ResourcePattern.Any]), ConditionBlock.None));

    private static Gen<Seq<OrganizationLevel<IdentityPolicy>>> Levels { get; } = Gen.Frequency(
            (3, Gen.Const(Everything)),
            (1, GenPolicy.Identity))
        .Array[1, 2].Array[1, 2]
        .Select(levels =>
            levels.Select((level, index) => new OrganizationLevel<IdentityPolicy>(Named($"scp[{index}]", level))).ToSeq());

    public static Gen<Caller> Caller { get; } = GenRequest.Caller.Select(text => global::IamEngine.Requests.Caller.Of(text));

    public static Gen<Request> Request { get; } = Gen.Select(
        Caller, GenRequest.Action, GenRequest.Resource, GenRequest.ResourceAccount, Gen.Bool, GenRequest.Context,
        (caller, action, resource, account, told, context) =>
            new Request(caller, action, resource.ToString(), told ? account : null, Context(context)));

    public static Gen<PolicySet> Policies { get; } = Gen.Select(
        Identity(2), Identity(1), Identity(1), OfResource, Levels, Gen.Int[0, 7],
        (identity, boundary, session, resource, levels, which) => new PolicySet
        {
            Identity = Named("identity", identity),
            Boundary = (which & 1) == 0 ? [] : Named("boundary", boundary),
            Session = (which & 2) == 0 ? [] : Named("session", session),
            Resource = resource,
            Scp = (which & 4) == 0 ? [] : levels,
        });

    public static Seq<NamedPolicy<T>> Named<T>(string part, IEnumerable<T> documents) where T : PolicyDocument =>
        documents.Select((document, index) => new NamedPolicy<T>($"{part}[{index}]", document)).ToSeq();

    private static Gen<IdentityPolicy[]> Identity(int most) => GenPolicy.Identity.Array[1, most];

    private static RequestContext Context(ImmutableSortedDictionary<string, ImmutableArray<string>> context) => RequestContext.Of(
        context.Select(entry => KeyValuePair.Create(
            entry.Key, new ContextValue(entry.Value.ToSeq(), entry.Value.Length != 1 || entry.Key == "aws:TagKeys"))));
}
