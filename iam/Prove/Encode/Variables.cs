using IamEngine.Model;
using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The policy variables of a question. Each is a symbol for an unknown value, the same for every use of the variable; or, with a
/// chosen value for its key, that value.
/// </summary>
internal sealed class Variables
{
    private readonly Dictionary<(string Key, string? Default), int> numbers = [];
    private readonly IReadOnlyDictionary<string, string?> values;

    /// <param name="values">Values by key, in lower case; null means a missing key.</param>
    public Variables(IReadOnlyDictionary<string, string?>? values = null) =>
        this.values = values ?? new Dictionary<string, string?>();

    /// <summary>The variables without a chosen value.</summary>
    public IEnumerable<(string Key, string? Default)> Unknown => numbers.Keys;

    /// <summary>
    /// Adds the value or symbol of the variable; false if it has no value, so that the pattern matches nothing.
    /// </summary>
    public bool TryAdd(PolicyTextPart.Variable variable, StarScope scope, List<Token> tokens)
    {
        var key = variable.Key.Name.ToLowerInvariant();
        if (!values.TryGetValue(key, out var value))
        {
            tokens.Add(new(Takes.Literal, Number(key, variable.Default), scope));
            return true;
        }

        // An empty value counts as no value.
        value = string.IsNullOrEmpty(value) ? variable.Default : value;
        foreach (var letter in value ?? "")
        {
            tokens.Add(Token.Of(letter));
        }

        return value is not null && !(scope == StarScope.UntilColon && value.Contains(':', StringComparison.Ordinal));
    }

    private int Number(string key, string? fallback)
    {
        if (!numbers.TryGetValue((key, fallback), out var number))
        {
            numbers[(key, fallback)] = number = Token.FirstVariable + numbers.Count;
        }

        return number;
    }

    public (string Key, string? Default) this[Token token] => numbers.First(known => known.Value == token.Code).Key;
}
