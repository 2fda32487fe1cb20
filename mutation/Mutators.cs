using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>
/// The changes to a source file that weaken, widen, narrow or remove a part of a document. Each is a replacement of text; one
/// that does not compile is left out later.
/// </summary>
public static class Mutators
{
    public static IEnumerable<Mutant> Of(SemanticModel model, string file)
    {
        var text = model.SyntaxTree.GetText();
        return model.SyntaxTree.GetRoot().DescendantNodes(HoldsCode)
            .SelectMany(node => Changes(node).Concat(Siblings.Of(node, model)))
            .Where(change => change.Span.Length > 0 || change.After.Length > 0)
            .Distinct()
            .Select(change => Mutant.Of(file, text, change.Span, change.After))
            .Where(mutant => mutant.Before != mutant.After);
    }

    // The compiler copies a parameter's default into the callers, so no test of the changed assembly could detect the change.
    private static bool HoldsCode(SyntaxNode node) =>
        node is not (AttributeListSyntax or UsingDirectiveSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax });

    private static IEnumerable<(TextSpan Span, string After)> Changes(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => Literal(literal).Select(after => (literal.Span, after)),
        InterpolatedStringExpressionSyntax interpolated => Interpolated(interpolated),
        ArgumentListSyntax list => Without(list.Arguments).Concat(Widened(list)),
        CollectionExpressionSyntax collection => Without(collection.Elements),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call =>
            [(call.Span, called.Expression.ToString())],
        YieldStatementSyntax or IfStatementSyntax { Else: null } => [(node.Span, "")],
        WhereClauseSyntax where => [(where.Span, "")],
        ConditionalExpressionSyntax choice =>
        [
            (choice.Span, $"({choice.WhenTrue})"), (choice.Span, $"({choice.WhenFalse})"),
            (choice.Condition.Span, $"!({choice.Condition})"),
        ],
        BinaryExpressionSyntax binary => Binary(binary),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [(not.Span, not.Operand.ToString())],
        IsPatternExpressionSyntax pattern => [(pattern.Span, $"!({pattern})")],
        BinaryPatternSyntax either => [(either.Span, either.Left.ToString()), (either.Span, either.Right.ToString())],
        _ => [],
    };

    private static IEnumerable<string> Literal(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        true => ["false"],
        false => ["true"],
        int number => [(number + 1).ToString(CultureInfo.InvariantCulture)],
        decimal number => [(number + 1).ToString(CultureInfo.InvariantCulture) + "m"],
        string value => [Quoted(value.Contains('*', StringComparison.Ordinal) ? Without(value, "*") : value + "*")],
        _ => [],
    };

    private static string Without(string text, string part) => text.Replace(part, "", StringComparison.Ordinal);

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static IEnumerable<(TextSpan Span, string After)> Interpolated(InterpolatedStringExpressionSyntax text)
    {
        foreach (var part in text.Contents)
        {
            yield return (part.Span, "");
            if (part is InterpolatedStringTextSyntax && part.ToString() is var words
                && words.Contains('*', StringComparison.Ordinal))
            {
                yield return (part.Span, Without(words, "*"));
            }
        }

        if (!text.ToString().EndsWith("*\"", StringComparison.Ordinal))
        {
            yield return (new(text.StringEndToken.SpanStart, 0), "*");
        }
    }

    /// <summary>Removes each item of the list, with its comma.</summary>
    private static IEnumerable<(TextSpan Span, string After)> Without<T>(SeparatedSyntaxList<T> items) where T : SyntaxNode =>
        items.Select((item, index) =>
        (
            index + 1 < items.Count ? TextSpan.FromBounds(item.SpanStart, items[index + 1].SpanStart)
                : index > 0 ? TextSpan.FromBounds(items[index - 1].Span.End, item.Span.End)
                : item.Span,
            ""
        ));

    // Every resource, and every principal.
    private static IEnumerable<(TextSpan Span, string After)> Widened(ArgumentListSyntax list) => list.Parent switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "On" } }
            when list.ToString() != "(ResourcePattern.Any)" =>
            [(list.Span, "(IamEngine.Model.ResourcePattern.Any)")],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "To" } to } =>
            [(TextSpan.FromBounds(to.Name.SpanStart, list.Span.End), "ToEveryone()")],
        _ => [],
    };

    private static IEnumerable<(TextSpan Span, string After)> Binary(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression =>
            [(binary.Span, binary.Left.ToString()), (binary.Span, binary.Right.ToString())],
        SyntaxKind.EqualsExpression => [(binary.OperatorToken.Span, "!=")],
        SyntaxKind.NotEqualsExpression => [(binary.OperatorToken.Span, "==")],
        SyntaxKind.LessThanExpression => [(binary.OperatorToken.Span, "<="), (binary.OperatorToken.Span, ">")],
        SyntaxKind.LessThanOrEqualExpression => [(binary.OperatorToken.Span, "<"), (binary.OperatorToken.Span, ">")],
        SyntaxKind.GreaterThanExpression => [(binary.OperatorToken.Span, ">="), (binary.OperatorToken.Span, "<")],
        SyntaxKind.GreaterThanOrEqualExpression => [(binary.OperatorToken.Span, ">"), (binary.OperatorToken.Span, "<")],
        _ => [],
    };
}
