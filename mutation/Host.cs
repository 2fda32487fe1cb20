using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mutation;

/// <summary>
/// The expression that is replaced by a choice between itself and its mutated form: <c>(Switch.Is(7) ? MUTATED : ORIGINAL)</c>.
/// </summary>
/// <param name="Type">The required type of the expression, as C# source.</param>
internal sealed record Host(ExpressionSyntax Expression, string Type)
{
    /// <summary>
    /// The smallest replaceable expression around a mutant; null if there is none, as for a statement or a pattern.
    /// </summary>
    public static Host? Of(Mutant mutant, SyntaxNode root, SemanticModel model)
    {
        foreach (var node in root.FindNode(mutant.Span, getInnermostNodeForTie: true).AncestorsAndSelf())
        {
            if (node is MemberDeclarationSyntax or StatementSyntax)
            {
                return null;
            }

            if (node is ExpressionSyntax expression && Contains(expression, mutant) && CanChoose(expression, model)
                && model.GetTypeInfo(expression).ConvertedType is { TypeKind: not TypeKind.Error } type
                    && type.SpecialType != SpecialType.System_Void)
            {
                return new(expression, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            }
        }

        return null;
    }

    // A removed element leaves no expression.
    private static bool Contains(ExpressionSyntax expression, Mutant mutant) =>
        expression.Span.Contains(mutant.Span) && (mutant.Replacement.Length > 0 || expression.Span != mutant.Span);

    private static bool CanChoose(ExpressionSyntax expression, SemanticModel model) =>
        expression is not (TypeSyntax and not SimpleNameSyntax) and not DeclarationExpressionSyntax
        && IsValue(model.GetSymbolInfo(expression).Symbol, expression)
        && !IsFixed(expression)
        // A variable in a pattern would be declared twice.
        && !expression.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax);

    private static bool IsValue(ISymbol? symbol, ExpressionSyntax expression) =>
        symbol is not (INamespaceOrTypeSymbol or ILabelSymbol)
            && (symbol is not IMethodSymbol || expression is not SimpleNameSyntax and not MemberAccessExpressionSyntax);

    /// <summary>
    /// Whether C# does not allow a conditional expression here: a constant, part of a longer name, the target of an assignment.
    /// </summary>
    private static bool IsFixed(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == expression,
        MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax or InitializerExpressionSyntax => true,
        NameColonSyntax or NameEqualsSyntax or PatternSyntax or AttributeArgumentSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } } =>
            field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => expression.Ancestors()
            .Any(node => node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.ConstKeyword)),
    };
}
