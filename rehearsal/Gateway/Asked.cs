using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>What one HTTP request asks for in the words of policies. One request can ask for several things; all must be allowed.</summary>
/// <param name="Action">Such as <c>s3:GetObject</c>.</param>
/// <param name="Resource">Its ARN; <c>*</c> for an action on nothing in particular.</param>
/// <param name="Keys">The condition keys that come from this part of the request.</param>
public sealed record Asked(string Action, string Resource, RequestContext Keys);

/// <summary>What reading a request gives.</summary>
public abstract record RequestReading
{
    private RequestReading()
    {
    }

    public sealed record Read(IReadOnlyList<Asked> Asks) : RequestReading;

    /// <summary>A request whose action cannot be told. It must not pass unjudged.</summary>
    public sealed record Unknown(string Why) : RequestReading;
}
