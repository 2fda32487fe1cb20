using IamEngine.Model;
using IamEngine.Prove;
using Review.Model;

namespace Review.Access;

/// <summary>One action pattern on one resource pattern of an Allow statement.</summary>
/// <param name="Action">The pattern: <c>s3:Get*</c>, or <c>all but iam:*</c> for NotAction.</param>
/// <param name="On">The resource pattern, or <c>all but</c> several for NotResource; in a trust policy the role, in a key
/// policy the key.</param>
/// <param name="Prefix">The value of <c>s3:prefix</c> that the statement allows; null where it names none.</param>
/// <param name="Requests">The requests that the two patterns match, regardless of the statement's conditions.</param>
internal sealed record Grant(
    ReportedDocument Document, Statement Statement, string Action, string On, string? Prefix, RequestSet Requests)
{
    /// <summary>Whether the statement uses Action and Resource, not NotAction or NotResource.</summary>
    public bool IsPattern => Statement is { Action: ActionElement.Action, Resource: not ResourceElement.NotResource };
}
