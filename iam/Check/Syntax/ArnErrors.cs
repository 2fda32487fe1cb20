namespace IamEngine.Check.Syntax;

/// <summary>
/// Caches the errors of a document's ARNs. Stops at a size far above AWS's limits.
/// </summary>
internal sealed class ArnErrors
{
    // AWS accepts no document that is nearly as long.
    private const int MostCharacters = 100_000;

    private readonly Dictionary<string, ArnError> known = new(StringComparer.Ordinal);
    private int characters;

    public ArnError Of(ArnSyntax arn)
    {
        if (!known.TryGetValue(arn.Text, out var error))
        {
            characters += arn.Text.Length;
            known[arn.Text] = error = characters > MostCharacters ? ArnError.None : ArnForms.ErrorOf(arn);
        }

        return error;
    }
}
