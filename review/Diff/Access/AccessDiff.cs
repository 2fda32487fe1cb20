using Review.Render;
using Review.Report;

namespace Review.Diff.Access;

/// <summary>Access gained and lost between two reports, each the answer to questions about all requests.</summary>
internal sealed class AccessDiff
{
    private readonly Estate before;
    private readonly Estate after;
    private readonly AccessChanges changes;
    private readonly Matter[] matters;

    public AccessDiff(ReviewReport before, ReviewReport after, SourceLines sources)
    {
        (this.before, this.after, changes) = (new(before), new(after), new(sources));
        matters = (this.after.Account ?? this.before.Account) is { } account ? [.. new Matters(this.before, this.after, account).All()] : [];
    }

    public IReadOnlyList<AccessChange> Gained() => [.. Unread(before), .. Unread(after), .. InOrder(matters)];

    public IReadOnlyList<AccessChange> Lost() => InOrder(matters.Select(matter => matter.Reversed));

    private AccessChange[] InOrder(IEnumerable<Matter> asked)
    {
        var found = asked.AsParallel().AsOrdered().SelectMany(matter => new Strata(matter, changes).Gained().ToArray()).ToArray();
        return
        [
            .. Folded.Of(found).OrderBy(change => change.Weight).ThenBy(change => change.Who, StringComparer.Ordinal).ThenBy(change => change.Service, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<AccessChange> Unread(Estate estate) => estate.Unread.Select(document => new AccessChange(
        document.AttachedTo.Count > 0 ? string.Join(", ", document.AttachedTo.Select(Phrases.NameOf)) : "nobody yet",
        "*",
        "anything",
        [],
        false,
        null,
        [],
        null,
        [],
        null,
        $"{Phrases.Title(document)} is not a policy that AWS takes, so nothing can be said of what it allows; `./run check` says why",
        0));
}
