using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>A call of the STS Query API. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</summary>
internal sealed record StsRequest(AwsHttpRequest Http)
{
    public string Action => Parameter("Action") ?? "";

    public string? RoleArn => Parameter("RoleArn");

    public string? RoleSessionName => Parameter("RoleSessionName");

    /// <summary>A policy that the session is limited by.</summary>
    public string? SessionPolicy => Parameter("Policy");

    public IReadOnlyList<string> SessionPolicyArns => [.. Numbered("PolicyArns.member", ".arn").Select(item => item.Value)];

    public IReadOnlyDictionary<string, string> Tags => Numbered("Tags.member", ".Key")
        .ToDictionary(item => item.Value, item => Parameter($"Tags.member.{item.Number}.Value") ?? "");

    public RequestReading Read() => Action switch
    {
        "GetCallerIdentity" => new RequestReading.Read([new("sts:GetCallerIdentity", "*", Keys())]),
        "AssumeRole" when RoleArn is { } role => new RequestReading.Read(Tags.Count == 0
            ? [new("sts:AssumeRole", role, Keys())]
            : [new("sts:AssumeRole", role, Keys()), new("sts:TagSession", role, Keys())]),
        _ => new RequestReading.Unknown($"the gateway does not judge the STS action `{Action}`; it knows AssumeRole and GetCallerIdentity"),
    };

    private RequestContext Keys()
    {
        var context = RequestContext.Of(Http.Circumstances());
        Add("sts:RoleSessionName", RoleSessionName);
        Add("sts:ExternalId", Parameter("ExternalId"));
        Add("aws:RequestedRegion", Signature.Of(Http)?.Region);
        foreach (var (tag, value) in Tags)
        {
            Add($"aws:RequestTag/{tag}", value);
        }

        if (Tags.Count > 0)
        {
            context = context.With("aws:TagKeys", ContextValue.Many([.. Tags.Keys]));
        }

        if (Numbered("TransitiveTagKeys.member", "").Select(item => item.Value).ToArray() is { Length: > 0 } transitive)
        {
            context = context.With("sts:TransitiveTagKeys", ContextValue.Many(transitive));
        }

        // The emulator has no devices to ask; whoever gives a code is taken to have one.
        if (Parameter("SerialNumber") is not null && Parameter("TokenCode") is not null)
        {
            Add("aws:MultiFactorAuthPresent", "true");
            Add("aws:MultiFactorAuthAge", "0");
        }

        return context;

        void Add(string key, string? value) => context = value is null ? context : context.With(key, ContextValue.One(value));
    }

    private string? Parameter(string name) => Http.Form.GetValueOrDefault(name) ?? Http.Query.GetValueOrDefault(name);

    private IEnumerable<(int Number, string Value)> Numbered(string name, string member)
    {
        for (var number = 1; Parameter($"{name}.{number}{member}") is { } value; number++)
        {
            yield return (number, value);
        }
    }
}
