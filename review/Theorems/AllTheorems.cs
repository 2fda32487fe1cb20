using Review.Model;

namespace Review.Theorems;

/// <summary>The theorems about every stack.</summary>
public static class AllTheorems
{
    private static readonly Theorem[] List =
    [
        OnlyTheUploaderBecomesTheRole.Theorem,
        TheUploaderDoesNothingElse.Theorem,
        NoUploaderDoesWhatAnotherMay.Theorem,
        NobodyChangesTheBucket.Theorem,
        NoOtherBucketIsReached.Theorem,
        NothingIsGrantedBeyondThePrefixes.Theorem,
        NothingGoesWithoutTls.Theorem,
        NothingIsPublic.Theorem,
        OnlyReadersGetTheKey.Theorem,
        OnlyFlinkRemovesACheckpoint.Theorem,
        NothingIsDeletedForGood.Theorem,
        NobodyRaisesTheirRights.Theorem,
        NobodyBecomesMore.Theorem,
        NobodyWhoDeploysRaisesThemselves.Theorem,
        NoChainLeadsOutside.Theorem,
        TheInternetReachesNoNode.Theorem,
    ];

    /// <summary>The theorems, in the order of the report.</summary>
    internal static IReadOnlyList<Theorem> All => List;

    /// <summary>Proves all theorems about a stack. The list is empty if the stack has no users and no roles.</summary>
    public static IReadOnlyList<TheoremRow> Of(ReviewReport report) => Of(report, _ => true);

    /// <summary>Proves only the theorems whose name the filter accepts.</summary>
    public static IReadOnlyList<TheoremRow> Of(ReviewReport report, Func<string, bool> isAsked)
    {
        var context = new TheoremContext(report);
        if (context.Principals.Count == 0)
        {
            return [];
        }

        Task<TheoremRow?>[] rows =
        [
            .. List.Where(theorem => isAsked(theorem.Name)).Select(theorem => Task.Run(() => Settle(theorem, context))),
        ];
        Task.WaitAll(rows);
        return [.. rows.Select(row => row.Result).OfType<TheoremRow>()];
    }

    /// <summary>An error for each refuted theorem, and a warning for each undecided one.</summary>
    public static IEnumerable<Finding> Findings(ReviewReport report) =>
        from theorem in report.Theorems
        where theorem.Outcome != TheoremOutcome.Proved
        select theorem.Outcome == TheoremOutcome.Refuted
            ? new Finding(
                "THEOREM_BROKEN",
                Severity.Error,
                $"it is not so that: {theorem.Name}. {theorem.Example}",
                report.Stack,
                "mend the policy or rule that allows it; the example shows which")
            : new Finding(
                "THEOREM_UNDECIDED",
                Severity.Warning,
                $"it was neither proved nor refuted that: {theorem.Name}. {theorem.Reason}",
                report.Stack,
                "look at it by hand, or say the policy more simply");

    private static TheoremRow? Settle(Theorem theorem, TheoremContext context)
    {
        var steps = 0L;
        var assumptions = new List<string>();
        ClaimPart? open = null;
        var isEmpty = true;
        foreach (var part in theorem.Prove(context))
        {
            isEmpty = false;
            steps += part.Steps;
            switch (part.Outcome)
            {
                case TheoremOutcome.Refuted:
                    return Row(part);
                case TheoremOutcome.Unknown:
                    open ??= part;
                    break;
                default:
                    assumptions.AddRange(part.Assumptions);
                    break;
            }
        }

        return isEmpty ? null : Row(open ?? ClaimPart.Holds([.. Merged(assumptions)]));

        TheoremRow Row(ClaimPart part) =>
            new(
                theorem.Name,
                part.Outcome,
                part.Example,
                part.Reason,
                part.Assumptions,
                steps);
    }

    // `aws:SourceIp: one value at most` and `s3:prefix: one value at most` become one assumption about two keys.
    private static IEnumerable<string> Merged(IEnumerable<string> assumptions) => assumptions
        .Select(assumption => assumption.Split(": ", 2) is [var keys, var what] ? (Keys: keys.Split(", "), What: what)
            : (Keys: [], What: assumption))
        .GroupBy(assumption => assumption.What, assumption => assumption.Keys)
        .Select(same => same.SelectMany(keys => keys).Distinct().Order(StringComparer.OrdinalIgnoreCase)
            .ToArray() is { Length: > 0 } keys ? $"{string.Join(", ", keys)}: {same.Key}" : same.Key);
}
