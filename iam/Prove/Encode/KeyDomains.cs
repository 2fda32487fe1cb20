using IamEngine.Catalogue;
using IamEngine.Prove.Domains;
using IamEngine.Prove.Steps;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The domains of one condition key, one for each kind of operator, shared by all values of the key. Where the catalogue knows
/// the key's type, every value has that type.
/// </summary>
internal sealed class KeyDomains(ConditionKeyType? type, StepBudget steps)
{
    public TextDomain Texts { get; } = new([], steps);

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
