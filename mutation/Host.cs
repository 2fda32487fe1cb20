using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mutation;

/// <summary>The expression that can stand beside its mutated form: <c>(Switch.Is(7) ? MUTATED : ORIGINAL)</c>.</summary>
/// <param name="Type">What the place of the expression takes, as C# names it.</param>
internal sealed record Host(ExpressionSyntax Expression, string Type)
{
    /// <summary>The smallest such expression around a mutant; null where there is none, as for a statement or a
    /// pattern.</summary>
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

    // What is removed altogether leaves no expression.
    private static bool Contains(ExpressionSyntax expression, Mutant mutant) =>
        expression.Span.Contains(mutant.Span) && (mutant.Replacement.Length > 0 || expression.Span != mutant.Span);

    private static bool CanChoose(ExpressionSyntax expression, SemanticModel model) =>
        expression is not (TypeSyntax and not SimpleNameSyntax) and not DeclarationExpressionSyntax
        && IsValue(model.GetSymbolInfo(expression).Symbol, expression)
        && !IsFixed(expression)
        // A variable that a pattern names would be declared twice.
        && !expression.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax);

    private static bool IsValue(ISymbol? symbol, ExpressionSyntax expression) =>
        symbol is not (INamespaceOrTypeSymbol or ILabelSymbol)
            && (symbol is not IMethodSymbol || expression is not SimpleNameSyntax and not MemberAccessExpressionSyntax);

    /// <summary>Whether C# takes no choice here: a constant, a name in a longer one, what is assigned to.</summary>
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
