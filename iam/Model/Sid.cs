namespace IamEngine.Model;

/// <summary>
/// A statement's name. IAM accepts only letters and digits; some services accept any text in resource policies, so the reader
/// accepts any, and code that writes a policy uses the strict form.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
/// </summary>
public sealed record Sid(string Value)
{
    public bool IsAlphanumeric => !Value.AsSpan().ContainsAnyExcept(LettersAndDigits);

    public static Answer<Sid> Ask(string text) => Model.Ask.That(text, t => new Sid(t),
        (text.Length == 0, "a Sid is not empty"),
        (!new Sid(text).IsAlphanumeric, $"the Sid `{text}` has other characters than letters and digits"));

    public static Sid Of(string text) => Ask(text).OrThrow();

    public override string ToString() => Value;

    private static readonly System.Buffers.SearchValues<char> LettersAndDigits =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}
