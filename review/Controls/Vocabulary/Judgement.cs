namespace Review.Controls.Vocabulary;

/// <summary>The result of a rule for one resource.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    public sealed record Kept : Judgement;

    /// <param name="What">The problem, without the resource's name: <c>it keeps no versions</c>.</param>
    public sealed record Missed(string What) : Judgement;

    /// <param name="Why">The fact that the declaration does not show.</param>
    public sealed record Undecided(string Why) : Judgement;

    public static Judgement Of(bool isKept, string otherwise) => isKept ? new Kept() : new Missed(otherwise);
}
