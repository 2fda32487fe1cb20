using IamEngine.Model;

namespace IamEngine.Check.Rules.Organizations;

/// <summary>
/// A rule on the syntax of resource control policies.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
/// </summary>
internal abstract class RcpRule : ProjectStatementRule
{
    private protected RcpRule(string code)
        : base(code, Severity.Error,
            "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html")
    {
    }

    internal sealed override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.ResourceControl;
}
