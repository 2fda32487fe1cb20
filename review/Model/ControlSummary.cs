namespace Review.Model;

/// <summary>The controls of benchmarks: how many have which status, and the rule behind each.</summary>
/// <param name="Satisfied">How many controls; a rule counts once for each control that asks for it.</param>
/// <param name="Rules">In a fixed order.</param>
public sealed record ControlSummary(
    int Satisfied, int Missed, int Excepted, int NotApplicable, int NotDecidable, IReadOnlyList<ControlRow> Rules)
{
    public static ControlSummary Of(IReadOnlyList<ControlRow> rules)
    {
        return new(
            Count(ControlStatus.Satisfied), Count(ControlStatus.Missed), Count(ControlStatus.Excepted),
            Count(ControlStatus.NotApplicable), Count(ControlStatus.NotDecidable), rules);

        int Count(ControlStatus status) => rules.Where(rule => rule.Status == status).Sum(rule => rule.Controls.Count);
    }
}
