using System.Globalization;
using IamEngine.Requests;

namespace Rehearsal.Gateway;

/// <summary>A call of the STS API. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</summary>
internal sealed record StsRequest(AwsHttpRequest Http)
{
    public string Action => Parameter("Action") ?? "";

    public string? RoleArn => Parameter("RoleArn");

    public string? RoleSessionName => Parameter("RoleSessionName");

    /// <summary>Whether the request carries a code of an MFA device.</summary>
    /// <remarks>The emulator has no MFA devices, so the gateway accepts every code.</remarks>
    public bool HasMfaCode => Parameter("SerialNumber") is not null && Parameter("TokenCode") is not null;

    /// <summary>The duration of a session from <c>GetSessionToken</c>; null if AWS refuses the duration.</summary>
    public TimeSpan? Duration => Parameter("DurationSeconds") is not { } text ? TimeSpan.FromHours(12)
        : int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 900 and <= 129_600
            ? TimeSpan.FromSeconds(seconds)
        : null;

    /// <summary>The inline session policy.</summary>
    public string? SessionPolicy => Parameter("Policy");

    public IReadOnlyList<string> SessionPolicyArns => [.. Numbered("PolicyArns.member", ".arn").Select(item => item.Value)];

    public IReadOnlyDictionary<string, string> Tags => Numbered("Tags.member", ".Key")
        .ToDictionary(item => item.Value, item => Parameter($"Tags.member.{item.Number}.Value") ?? "");

    public RequiredActions ReadActions() => Action switch
    {
        "GetCallerIdentity" => new RequiredActions.Known([new("sts:GetCallerIdentity", "*", ConditionKeys())]),
        "AssumeRole" when RoleArn is { } role => new RequiredActions.Known(Tags.Count == 0
            ? [new("sts:AssumeRole", role, ConditionKeys())]
            : [new("sts:AssumeRole", role, ConditionKeys()), new("sts:TagSession", role, ConditionKeys())]),
        _ =>
            new RequiredActions.Unknown(
                $"the gateway does not support the STS action `{Action}`, only AssumeRole, GetSessionToken and "
                    + "GetCallerIdentity"),
    };

    private RequestContext ConditionKeys()
    {
        var context = RequestContext.Of(Http.GlobalConditionKeys());
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

        if (HasMfaCode)
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
