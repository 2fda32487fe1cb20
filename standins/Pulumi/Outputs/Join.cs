namespace Pulumi;

/// <summary>Combines several outputs: if one value is unknown, the result is unknown; if one is secret, it is secret.</summary>
internal static class Join
{
    /// <param name="combine">Combines the values; called when all outputs are complete.</param>
    public static Output<T> Of<T>(IReadOnlyList<IOutput> outputs, Func<T> combine)
    {
        return new(Run());

        async Task<OutputData<T>> Run()
        {
            foreach (var output in outputs)
            {
                await output.Completion.ConfigureAwait(false);
            }

            return new(
                [.. outputs.SelectMany(output => output.Facts.Dependencies)], combine(),
                outputs.All(output => output.Facts.IsKnown), outputs.Any(output => output.Facts.IsSecret));
        }
    }
}
