using IamEngine.Model;
using IamEngine.Prove;
using Review.Model;

namespace Review.Access;

/// <summary>One action pattern on one resource pattern, as an Allow statement of the stack has them.</summary>
/// <param name="Action">The pattern as the statement has it: <c>s3:Get*</c>, or <c>all but iam:*</c>.</param>
/// <param name="On">The resource pattern, or <c>all but</c> and several; of a trust policy the role, of a key policy the
/// key.</param>
/// <param name="Prefix">The value of <c>s3:prefix</c> that the statement allows; null where it names none.</param>
/// <param name="Requests">The requests that the two patterns match, whatever the statement's conditions.</param>
internal sealed record Grant(
    ReportedDocument Document, Statement Statement, string Action, string On, string? Prefix, RequestSet Requests)
{
    /// <summary>Whether <see cref="Action"/> and <see cref="On"/> are patterns, and no exceptions to everything.</summary>
    public bool IsPattern => Statement is { Action: ActionElement.Action, Resource: not ResourceElement.NotResource };
}
