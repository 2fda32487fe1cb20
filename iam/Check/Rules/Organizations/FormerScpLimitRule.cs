using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>
/// A rule about features that service control policies did not support until September 2025. AWS's list still reports their use
/// as an error.
/// </summary>
internal abstract class FormerScpLimitRule : StatementRule
{
    private protected FormerScpLimitRule(string code)
        : base(code, Severity.Suggestion)
    {
    }

    public override string Help =>
        "AWS Organizations supports it since September 2025; avoid it only if an older tool must read the document.";

    public override string? DifferenceFromAws =>
        "A suggestion here: AWS Organizations supports it since September 2025; the list of checks still has it as an error.";

    private protected override Severity SeverityOfAws => Severity.Error;

    internal sealed override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.ServiceControl;
}
