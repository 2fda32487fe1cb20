namespace IamEngine.Prove.Domains;

/// <summary>Values that compare for equality only: Booleans, and bytes in Base64. Each value is a cell of its own.</summary>
/// <param name="alwaysKnown">Whether every value of the request is one of these.</param>
internal sealed class ChoiceDomain(bool alwaysKnown) : LazyCells<string>(alwaysKnown)
{
    protected override CellDomain Cut() => new([.. Ranges.Select((_, index) => (index + 1, index + 1))], [None, .. Ranges]);
}
