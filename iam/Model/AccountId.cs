namespace IamEngine.Model;

/// <summary>A twelve-digit AWS account id: <c>123456789012</c>. It is text because it may start with zeros.</summary>
public sealed record AccountId : IComparable<AccountId>
{
    private AccountId(string value) => Value = value;

    public string Value { get; }

    public static Answer<AccountId> Ask(string text) => Model.Ask.That(text, t => new AccountId(t),
        (!IsAccountId(text), $"`{text}` is not an account id: it has twelve digits, such as 123456789012"));

    public static AccountId Of(string text) => Ask(text).OrThrow();

    public static bool IsAccountId(ReadOnlySpan<char> text) => text.Length == 12 && !text.ContainsAnyExceptInRange('0', '9');

    public int CompareTo(AccountId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
