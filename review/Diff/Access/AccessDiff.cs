using IamEngine.Model;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Diff.Access;

/// <summary>Finds access gained and lost between two reports. Each result comes from a proof over all requests.</summary>
internal sealed class AccessDiff
{
    private readonly AccountModel before;
    private readonly AccountModel after;
    private readonly AccessChanges changes;
    private readonly AccountId? account;

    public AccessDiff(ReviewReport before, ReviewReport after, SourceLines sources)
    {
        (this.before, this.after, changes) = (AccountModel.Of(before), AccountModel.Of(after), new(sources));
        account = this.after.KnownId ?? this.before.KnownId;
    }

    public IReadOnlyList<AccessChange> Gained() => [.. Unread(before), .. Unread(after), .. InOrder(before, after)];

    public IReadOnlyList<AccessChange> Lost() => InOrder(after, before);

    private AccessChange[] InOrder(AccountModel old, AccountModel @new)
    {
        var comparisons = account is null ? [] : new AccessComparisons(old, @new, account).All();
        var found = SideBySide.Each(comparisons, comparison => new AccessDrillDown(comparison, changes).Gained().ToArray())
            .SelectMany(gained => gained).ToArray();
        return
        [
            .. Subsumption.Of(found).OrderBy(change => change.Weight).ThenBy(change => change.Who, StringComparer.Ordinal).ThenBy(
                change => change.Service, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<AccessChange> Unread(AccountModel model) => model.Unread.Select(document => new AccessChange(
        document.AttachedTo.Count > 0 ? string.Join(", ", document.AttachedTo.Select(Urns.NameOf)) : "nobody yet",
        "*",
        "anything",
        [],
        false,
        null,
        [],
        null,
        [],
        null,
        $"{document.Title} is not a policy that AWS takes, so nothing can be said of what it allows; `./run check` says why",
        0));
}
