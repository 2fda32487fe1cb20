namespace IamEngine.Prove.Domains;

/// <summary>
/// Values of which only equality matters: true and false, or bytes written as Base64. Each is a cell of its own.
/// </summary>
/// <param name="alwaysKnown">Whether every value is one of those asked for.</param>
internal sealed class ChoiceDomain(bool alwaysKnown) : LazyCells<string>(alwaysKnown)
{
    protected override CellDomain Cut() => new([.. Ranges.Select((_, index) => (index + 1, index + 1))], [None, .. Ranges]);
}
