using IamEngine.Requests;
using Policies.Access.Rights;
using Review.Report;

namespace Review.Delivery;

/// <summary>A call that somebody who deploys or previews makes for a declared resource.</summary>
public sealed record Call(ReportedResource For, Use Use, string Action, string Resource, RequestContext Context);
