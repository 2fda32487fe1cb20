using IamEngine.Check.Syntax;
using IamEngine.Model;

namespace IamEngine.Check.Rules.Variables;

/// <summary>The condition key in a variable contains a space.</summary>
internal sealed class UnsupportedSpaceInVariable() : VariableRule("UNSUPPORTED_SPACE_IN_VARIABLE")
{
    public override string Help => "Remove the space; it is valid only between the comma and the default.";

    public override Example Example { get; } = Example.OfStatements(PolicyKind.Identity,
        bad: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${ aws:username }/*" }""",
        good: """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example/${aws:username}/*" }""");

    internal override string? WrongWith(VariableSyntax variable, PolicySyntax policy) =>
        policy.HasVariables && variable.IsClosed && variable.Key.Trim().Length > 0 && HasSpace(variable.Key)
            ? $"the key in {variable.Text.Quoted()} has a space" : null;

    // The key of a tag can contain spaces between its words.
    private static bool HasSpace(string key) =>
        key.Length > key.Trim().Length || key.Split('/')[0].Contains(' ', StringComparison.Ordinal);
}
