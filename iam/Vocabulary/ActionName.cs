using IamEngine.Model;

namespace IamEngine.Vocabulary;

/// <summary>One action as a word of the vocabulary: <c>s3:GetObject</c>, and the level of access that it gives.</summary>
public sealed record ActionName(string Service, string Name, AccessLevel Level)
{
    public static implicit operator ActionPattern(ActionName action) => action.ToPattern();

    public ActionPattern ToPattern() => new(ToString());

    public override string ToString() => $"{Service}:{Name}";
}
