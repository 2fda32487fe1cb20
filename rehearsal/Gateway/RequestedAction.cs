using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>An action that an HTTP request needs. A request can need several; all must be allowed.</summary>
/// <param name="Action">Such as <c>s3:GetObject</c>.</param>
/// <param name="Resource">The ARN; <c>*</c> for an action without a resource type.</param>
/// <param name="Keys">The condition keys that the request carries for this action.</param>
public sealed record RequestedAction(string Action, string Resource, RequestContext Keys);
