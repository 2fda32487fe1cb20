using System.Collections.Frozen;

namespace IamEngine.Catalogue;

/// <summary>The source of the characters of a name in an ARN.</summary>
/// <param name="Source">A model of AWS with its version and the parameter's type, or the address of a page.</param>
/// <param name="Shape">
/// The shape of names with colons, such as <c>####-##-##T##:##:##*</c>: <c>#</c> is a digit, <c>*</c> any characters except a
/// colon. Null if the name cannot contain a colon.
/// </param>
internal sealed record ArnName(string Source, string? Shape);

/// <summary>
/// The names in ARNs with a source in arn-names.txt, such as <c>TableName</c> of Amazon DynamoDB, which cannot contain a colon.
/// make-arn-names.py generates the file. Any other name may contain a colon.
/// </summary>
internal static class ArnNames
{
    private const string File = "arn-names.txt";

    private static readonly Lazy<FrozenDictionary<(string Service, string Name), ArnName>> Known = new(Read);

    /// <param name="service">The service in the ARN.</param>
    /// <param name="name">The name of the placeholder in the ARN form, without <c>${}</c>.</param>
    /// <returns>Null if there is no source.</returns>
    public static ArnName? Find(string service, string name) => Known.Value.GetValueOrDefault((service, name));

    private static FrozenDictionary<(string Service, string Name), ArnName> Read()
    {
        using var stream = typeof(ArnNames).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidDataException($"The assembly lacks its part `{File}`.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(
                columns => (columns[0], columns[1]), columns => new ArnName(columns[2], columns.ElementAtOrDefault(3)));
    }
}
