using IamEngine.Prove;
using Review.Diff.Access;
using Review.Diff.Resources;
using Review.Diff.Settings;
using Review.Model;

namespace Review.Diff;

/// <summary>
/// Requests that a policy denied and no longer denies. As long as no policy allows them, they are no gain of access; the guard
/// against a later one is gone.
/// </summary>
internal static class LostDenials
{
    /// <param name="gained">The gains of access. A denial whose loss already gives access is among them.</param>
    public static IEnumerable<SettingChange> Between(
        ReviewReport before, ReviewReport after, IReadOnlyList<AccessChange> gained)
    {
        foreach (var old in before.Documents)
        {
            var head = after.Documents.FirstOrDefault(document => document.Urn == old.Urn && document.Kind == old.Kind);
            if (old.Document is not { } was || head?.Document is not { } becomes || was.Equals(becomes)
                || gained.Any(change => change.Otherwise?.StartsWith($"{old.Name} ", StringComparison.Ordinal) == true))
            {
                continue;
            }

            switch (SameMeaning.DeniesAsMuch(was, becomes))
            {
                case Proof.Refuted refuted:
                    yield return new(
                        head.Name,
                        $"denies less than before, for example {refuted.Example.Summary}: a policy that allows this would give "
                            + "access",
                        SettingKind.Protection);
                    break;
                case Proof.Unknown unknown:
                    yield return new(
                        head.Name, $"whether it denies less than before is not decided: {unknown.Reason}", SettingKind.Unseen);
                    break;
            }
        }
    }
}
