namespace IamEngine.Check.Written;

/// <summary>The faults of a document's ARNs, each looked up once. Documents far larger than AWS takes are not looked up to their end.</summary>
internal sealed class ArnFaults
{
    // No place takes a document that is nearly as long.
    private const int MostCharacters = 100_000;

    private readonly Dictionary<string, ArnFault> known = new(StringComparer.Ordinal);
    private int characters;

    public ArnFault Of(ArnAsWritten arn)
    {
        if (!known.TryGetValue(arn.Text, out var fault))
        {
            characters += arn.Text.Length;
            known[arn.Text] = fault = characters > MostCharacters ? ArnFault.None : ArnForms.FaultOf(arn);
        }

        return fault;
    }
}
