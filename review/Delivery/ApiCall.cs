using IamEngine.Decide;
using Policies.Access.Rights;
using Review.Model;

namespace Review.Delivery;

/// <summary>A call that somebody who deploys or previews makes for a declared resource.</summary>
public sealed record ApiCall(ReportedResource For, Use Use, string Action, string Resource, RequestContext Context);
