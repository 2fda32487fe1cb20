using CsCheck;
using IamEngine.Model;

namespace Tests.Generators;

/// <summary>Generates statements and documents of each kind. All of them have JSON that AWS's grammar allows.</summary>
public static class GenPolicy
{
    public static Gen<Effect> Effect { get; } = Gen.Frequency(
        (2, IamEngine.Model.Effect.Allow), (1, IamEngine.Model.Effect.Deny));

    public static Gen<Sid?> Sid { get; } = Gen.OneOf(null, null, "One", "Two", "two")
        .Select(text => text is null ? null : new Sid(text));

    /// <summary>Sids in the form that some services allow in resource policies.</summary>
    public static Gen<Sid?> FreeSid { get; } =
        Gen.Frequency((5, Sid), (1, Gen.OneOf("", "Only TLS, please", "\"<é€😀>\"").Select(text => (Sid?)new Sid(text))));

    public static Gen<ActionElement> Action { get; } = Gen.Select(
        GenPattern.Action.Array[0, 3], Gen.Int[0, 4], (patterns, how) => how == 0
        ? (ActionElement)new ActionElement.NotAction(patterns.ToSortedValues())
        : new ActionElement.Action(patterns.ToSortedValues()));

    public static Gen<ResourceElement> Resource { get; } = Gen.Select(
        GenPattern.Resource.Array[0, 3], Gen.Int[0, 4], (patterns, how) => how == 0
        ? (ResourceElement)new ResourceElement.NotResource(patterns.ToSortedValues())
        : new ResourceElement.Resource(patterns.ToSortedValues()));

    public static Gen<PolicyVersion> Version { get; } = Gen.Frequency(
        (6, PolicyVersion.V2012), (1, PolicyVersion.V2008), (1, PolicyVersion.Unstated));

    public static Gen<string?> Id { get; } = Gen.OneOf(null, null, null, "", "Example 1");

    public static Gen<IdentityStatement> IdentityStatement { get; } = Gen.Select(
        Sid, Effect, Action, Resource, GenCondition.Block,
        (sid, effect, action, resource, condition) => new IdentityStatement(sid, effect, action, resource, condition));

    public static Gen<TrustStatement> TrustStatement { get; } = Gen.Select(
        Sid, Effect, Action, GenPrincipal.TrustElement, GenCondition.Block,
        (sid, effect, action, principal, condition) => new TrustStatement(sid, effect, action, principal, condition));

    public static Gen<ResourceStatement> ResourceStatement { get; } = Gen.Select(
        FreeSid, Effect, Action, GenPrincipal.ResourceElement,
        Gen.Frequency((8, Resource), (1, Gen.Const<ResourceElement>(new ResourceElement.Attached()))), GenCondition.Block,
        (sid, effect, action, principal, resource, condition) =>
            new ResourceStatement(sid, effect, action, principal, resource, condition));

    public static Gen<IdentityPolicy> Identity { get; } = Gen.Select(IdentityStatement.Array[0, 3], Version, Id,
        (statements, version, id) => new IdentityPolicy(statements.ToSeq()) { Version = version, Id = id });

    public static Gen<TrustPolicy> Trust { get; } = Gen.Select(TrustStatement.Array[0, 3], Version, Id,
        (statements, version, id) => new TrustPolicy(statements.ToSeq()) { Version = version, Id = id });

    public static Gen<ResourcePolicy> ResourceBased { get; } = Gen.Select(ResourceStatement.Array[0, 3], Version, Id,
        (statements, version, id) => new ResourcePolicy(statements.ToSeq()) { Version = version, Id = id });

    public static Gen<PolicyDocument> Any { get; } = Gen.OneOf(
        Identity.Select(policy => (PolicyDocument)policy),
        Trust.Select(policy => (PolicyDocument)policy),
        ResourceBased.Select(policy => (PolicyDocument)policy));
}
