using System.Xml.Linq;
using IamEngine.Decide;
using IamEngine.Decide.Explain;
using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>An error response as AWS sends it. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html</summary>
internal sealed record AwsError(int Status, string Code, string Message)
{
    public static AwsError Denied(ActionDecision decision)
    {
        var request = decision.Request;
        return new(403, "AccessDenied", request.Caller is Caller.Anonymous
            ? "Access Denied"
            : $"User: {request.Caller} is not authorized to perform: {request.Action} "
                + $"on resource: {Quoted(request)} {Reasons(decision)}");
    }

    // Code and status of the same error differ by service.
    public static AwsError Expired(bool s3) => s3
        ? new(400, "ExpiredToken", "The provided token has expired.")
        : new(403, "ExpiredToken", "The security token included in the request is expired");

    public static AwsError UnknownKey(bool s3) => s3
        ? new(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
        : new(403, "InvalidClientTokenId", "The security token included in the request is invalid.");

    public static AwsError WrongToken(bool s3) => s3
        ? new(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
        : UnknownKey(s3: false);

    /// <summary>STS returns a session of the user only to the user's long-lived key.</summary>
    public static AwsError SessionAsksForSession { get; } =
        new(403, "AccessDenied", "Cannot call GetSessionToken with session credentials");

    public static AwsError DurationOutOfRange { get; } =
        new(400, "ValidationError", "The requested DurationSeconds is not from 900 to 129600");

    /// <summary>The gateway cannot decide the request. AWS has no such error.</summary>
    public static AwsError NotSupported(string reason) =>
        new(501, "NotImplemented", $"{reason}; the gateway refuses what it cannot decide");

    public XElement ToXml(bool s3, string requestId)
    {
        if (s3)
        {
            return new(
                "Error",
                new XElement("Code", Code),
                new XElement("Message", Message),
                new XElement("RequestId", requestId),
                new XElement("HostId", requestId));
        }

        XNamespace sts = "https://sts.amazonaws.com/doc/2011-06-15/";
        return new(
            sts + "ErrorResponse",
            new XElement(
                sts + "Error",
                new XElement(sts + "Type", "Sender"),
                new XElement(sts + "Code", Code),
                new XElement(sts + "Message", Message)),
            new XElement(sts + "RequestId", requestId));
    }

    private static string Quoted(Request request) =>
        request.Action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) ? $"\"{request.Resource}\"" : request.Resource;

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    private static string Reasons(ActionDecision decision) => decision.Decision switch
    {
        Decision.ExplicitlyDenied { By: Reason.Applies { Statement.Type: var part } } => $"with an explicit deny in {Kind(part)}",
        { Because: [Reason.Lacks { What: var lack }, ..] } =>
            $"because no {Kind(lack)} allows the {decision.Request.Action} action",
        _ => "because it is not allowed",
    };

    private static string Kind(PolicyType part) => part switch
    {
        PolicyType.Identity => "an identity-based policy",
        PolicyType.Boundary => "a permissions boundary",
        PolicyType.Session => "a session policy",
        PolicyType.Resource => "a resource-based policy",
        PolicyType.Endpoint => "a VPC endpoint policy",
        PolicyType.Scp => "a service control policy",
        _ => "a resource control policy",
    };

    private static string Kind(MissingAllow lack) => lack switch
    {
        MissingAllow.IdentityPolicy => "identity-based policy",
        MissingAllow.Boundary => "permissions boundary",
        MissingAllow.SessionPolicy => "session policy",
        MissingAllow.ResourcePolicy => "resource-based policy",
        MissingAllow.EndpointPolicy => "VPC endpoint policy",
        _ => "service control policy",
    };
}
