using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Trust;

/// <summary>A trust policy for IAM Roles Anywhere lacks one of the three required actions.</summary>
internal sealed class MissingActionForRolesAnywhere() : Rule("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", Severity.Error)
{
    private const string Service = "rolesanywhere.amazonaws.com";

    private static readonly string[] Needed = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

    public override string Help => "Allow the service `sts:AssumeRole`, `sts:SetSourceIdentity` and `sts:TagSession`.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Trust,
        bad: """{ "Effect": "Allow", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": "sts:AssumeRole" }""",
        good: """
        {
          "Effect": "Allow",
          "Principal": { "Service": "rolesanywhere.amazonaws.com" },
          "Action": ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
        }
        """);

    internal override bool AppliesTo(PolicyKind kind) => kind == PolicyKind.Trust;

    internal override IEnumerable<Violation> Analyze(PolicySyntax policy)
    {
        StatementSyntax[] statements = [.. policy.Statements.Where(
            statement =>
                statement.Allows && statement.Principal?.Texts.Any(text => text is { Kind: "Service", Text: Service }) == true)];
        if (statements.Length == 0)
        {
            return [];
        }

        var missing = Needed.Where(
            needed => !statements.SelectMany(statement => statement.Actions)
            .Any(action => PatternCoverage.Covers(action.Text.Text, needed, ignoreCase: true))).ToArray();
        return missing.Length == 0 ? [] : [new(statements[0].Path, $"`{Service}` also needs {missing.Listed()}")];
    }
}
