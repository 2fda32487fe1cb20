using IamEngine.Catalogue;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Globs;
using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The domains of one condition key, one for each kind of operator, shared by all values of the key. If the catalogue has
/// the key's type, every value has that type.
/// </summary>
internal sealed class KeyDomains(ConditionKeyType? type, StepBudget steps)
{
    private static readonly Glob AnyArn =
        Glob.Of([.. Patterns.Shape("arn:aws*:?*:*:*:").Tokens, Token.One, Token.Many], ignoreCase: false);

    public TextDomain Texts { get; } = new(type == ConditionKeyType.Arn ? [AnyArn] : [], steps);

    /// <summary>The possible texts of a value, if there are few.</summary>
    public IReadOnlyList<string> Choices { get; } = type == ConditionKeyType.Bool ? ["true", "false"] : [];

    /// <summary>The key's type is not text.</summary>
    public bool IsTyped { get; } = type is not (null or ConditionKeyType.String);

    /// <summary>A value for an example that no condition compares.</summary>
    public string Plain => type switch
    {
        ConditionKeyType.Bool => "true",
        ConditionKeyType.Numeric => "1",
        ConditionKeyType.Date => "2026-01-01T00:00:00Z",
        ConditionKeyType.IpAddress => "192.0.2.1",
        ConditionKeyType.Arn => "arn:aws:s3:::example",
        _ => "x",
    };

    public NumberDomain Numbers { get; } = new(NumberDomain.Number, type == ConditionKeyType.Numeric);

    public NumberDomain Dates { get; } = new(NumberDomain.Date, type == ConditionKeyType.Date);

    public AddressDomain Addresses { get; } = new(type == ConditionKeyType.IpAddress);

    public ChoiceDomain Booleans { get; } = Both(new(type == ConditionKeyType.Bool));

    public ChoiceDomain Bytes { get; } = new(alwaysKnown: false);

    private static ChoiceDomain Both(ChoiceDomain booleans)
    {
        booleans.Atom("true");
        booleans.Atom("false");
        return booleans;
    }
}
