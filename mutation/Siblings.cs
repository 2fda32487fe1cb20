using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>
/// Replaces a name by another that is valid in the same place: <c>S3.GetObject</c> by the next action and by <c>S3.Any</c>,
/// <c>Is</c> by <c>IsNot</c>, <c>Allow</c> by <c>Deny</c>, a parameter by another one of its type.
/// </summary>
internal static class Siblings
{
    // Names of the base class library are not replaced.
    private static readonly HashSet<string> Assemblies = ["Policies", "IamEngine"];

    public static IEnumerable<(TextSpan Span, string After)> Of(SyntaxNode node, SemanticModel model) =>
        node is IdentifierNameSyntax name && name.Parent is not (NameColonSyntax or NameEqualsSyntax)
            && model.GetSymbolInfo(name).Symbol is { } symbol
                // A member that refers to itself would recurse without end.
                ? Of(symbol).Where(other => !IsInside(name, other)).Select(other => (name.Span, other))
                : [];

    private static bool IsInside(SyntaxNode name, string member) => name.Ancestors().Any(node => node switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText == member,
        MethodDeclarationSyntax method => method.Identifier.ValueText == member,
        _ => false,
    });

    private static IEnumerable<string> Of(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter =>
            Next(method.Parameters, parameter, other => Same(other.Type, parameter.Type)),
        _ when !Assemblies.Contains(symbol.ContainingAssembly?.Name ?? "") => [],
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => Members<IMethodSymbol>(method)
            .Where(other => other.Name != method.Name && Same(other.ReturnType, method.ReturnType)
                && SameParameters(other, method))
            .Select(other => other.Name),
        IFieldSymbol field => Next(Members<IFieldSymbol>(field), field, other => Same(other.Type, field.Type)),
        IPropertySymbol property =>
        [
            .. Next(Members<IPropertySymbol>(property), property, other => Same(other.Type, property.Type)),
            .. property.IsStatic && property.Name != "Any" && property.ContainingType.GetMembers("Any").Length > 0
                ? (string[])["Any"] : [],
        ],
        _ => [],
    };

    private static IEnumerable<T> Members<T>(T symbol) where T : ISymbol =>
        symbol.ContainingType.GetMembers().OfType<T>()
            .Where(member => member.IsStatic == symbol.IsStatic && member.CanBeReferencedByName);

    /// <summary>The next matching name in the order of declaration; after the last one, the first.</summary>
    private static IEnumerable<string> Next<T>(IEnumerable<T> all, T one, Func<T, bool> fits) where T : ISymbol
    {
        T[] fitting = [.. all.Where(fits)];
        var at = Array.FindIndex(fitting, other => SymbolEqualityComparer.Default.Equals(other, one));
        return at < 0 || fitting.Length < 2 ? [] : [fitting[(at + 1) % fitting.Length].Name];
    }

    private static bool SameParameters(IMethodSymbol one, IMethodSymbol other) =>
        one.Parameters.Length == other.Parameters.Length
        && one.Parameters.Zip(other.Parameters).All(pair => Same(pair.First.Type, pair.Second.Type));

    private static bool Same(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
