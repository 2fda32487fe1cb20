namespace IamEngine.Prove.Domains;

/// <summary>Values that are only compared for equality: Booleans, and bytes in Base64. Each value is a separate cell.</summary>
/// <param name="alwaysKnown">Whether every value of a request is one of these.</param>
internal sealed class ChoiceDomain(bool alwaysKnown) : LazyCells<string>(alwaysKnown)
{
    protected override CellDomain Cut() => new([.. Ranges.Select((_, index) => (index + 1, index + 1))], [None, .. Ranges]);
}
