namespace Review.Controls.Vocabulary;

/// <summary>What a rule says of one resource.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    public sealed record Kept : Judgement;

    /// <param name="What">What is wrong, without the resource's name: <c>it keeps no versions</c>.</param>
    public sealed record Missed(string What) : Judgement;

    /// <param name="Why">What the declaration does not show.</param>
    public sealed record Undecided(string Why) : Judgement;

    public static Judgement Of(bool isKept, string otherwise) => isKept ? new Kept() : new Missed(otherwise);
}
