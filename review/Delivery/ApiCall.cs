using IamEngine.Requests;
using Policies.Access.Rights;
using Review.Model;

namespace Review.Delivery;

/// <summary>An API call that deploying or previewing a declared resource makes.</summary>
public sealed record ApiCall(ReportedResource For, Use Use, string Action, string Resource, RequestContext Context);
