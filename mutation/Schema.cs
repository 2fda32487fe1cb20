using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>
/// One assembly with many mutants of the documents, each enabled by a switch, because compiling takes fifty times as long as
/// running the tests. Mutants that are not a choice between two expressions are compiled separately.
/// </summary>
internal sealed class Schema
{
    private const string Head = """
        internal static class MutationSwitch
        {
            internal static int Active = -1;

            internal static bool Is(int mutant) => mutant == Active;
        }
        """;

    // Compiler errors that a cast or a conditional expression can cause although the change itself is valid.
    private static readonly HashSet<string> Doubtful = ["CS0030", "CS0172", "CS0173", "CS0266", "CS8917", "CS9174", "CS0037"];

    private Schema(ImmutableArray<byte> image, IReadOnlyDictionary<Mutant, int> inside, IReadOnlyCollection<Mutant> outside) =>
        (Image, Inside, Outside) = (image, inside, outside);

    public ImmutableArray<byte> Image { get; }

    /// <summary>The mutants in the assembly, each with the number of its switch.</summary>
    public IReadOnlyDictionary<Mutant, int> Inside { get; }

    /// <summary>The mutants that must be compiled separately.</summary>
    public IReadOnlyCollection<Mutant> Outside { get; }

    public static Schema Of(CSharpCompilation documents, IReadOnlyDictionary<string, SyntaxTree> trees,
        IReadOnlyCollection<Mutant> mutants)
    {
        var hosts = new Dictionary<Mutant, Host>();
        foreach (var file in mutants.GroupBy(mutant => mutant.File))
        {
            var model = documents.GetSemanticModel(trees[file.Key]);
            foreach (var mutant in file)
            {
                if (Host.Of(mutant, trees[file.Key].GetRoot(), model) is { } host && Parses(host, mutant))
                {
                    hosts[mutant] = host;
                }
            }
        }

        List<Mutant> outside = [.. mutants.Where(mutant => !hosts.ContainsKey(mutant))];
        while (true)
        {
            var numbers =
                hosts.Keys.Select((mutant, index) => (mutant, index)).ToDictionary(pair => pair.mutant, pair => pair.index);
            var (compilation, places) = Rewritten(documents, trees, hosts, numbers);
            var errors =
                compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
            if (errors.Length == 0)
            {
                using var stream = new MemoryStream();
                compilation.Emit(stream);
                return new([.. stream.ToArray()], numbers, outside);
            }

            var before = hosts.Count;
            foreach (var error in errors)
            {
                var place = places
                    .Where(place => place.Path == error.Location.SourceTree?.FilePath
                        && place.Span.Contains(error.Location.SourceSpan))
                    .DefaultIfEmpty().MinBy(place => place.Span.Length);
                var guilty = place.Mutants.IsDefault ? InMember(error, trees, hosts.Keys) : place.Mutants;
                foreach (var mutant in guilty)
                {
                    // An error in the text of a mutant means that this mutant does not compile, unless the conditional expression
                    // is the cause.
                    if (hosts.Remove(mutant) && (guilty.Length > 1 || place.Mutants.IsDefault || Doubtful.Contains(error.Id)))
                    {
                        outside.Add(mutant);
                    }
                }
            }

            if (hosts.Count == before)
            {
                throw new CampaignException($"the documents cannot hold their mutants: {errors[0]}");
            }
        }
    }

    /// <summary>
    /// The mutants of the member with an error, for an error outside every choice: choices in a lambda can change which overload
    /// a call selects.
    /// </summary>
    private static ImmutableArray<Mutant> InMember(
        Diagnostic error, IReadOnlyDictionary<string, SyntaxTree> trees, IEnumerable<Mutant> mutants)
    {
        var (file, tree) = trees.Single(pair => pair.Value.FilePath == error.Location.SourceTree?.FilePath);
        var index = Members(error.Location.SourceTree!).FindLastIndex(member => member.Span.Contains(error.Location.SourceSpan));
        var span = Members(tree)[index].Span;
        return [.. mutants.Where(mutant => mutant.File == file && span.Contains(mutant.Span))];
    }

    // In the order of the text, which the choices do not change; a member follows the type that contains it.
    private static List<SyntaxNode> Members(SyntaxTree tree) =>
        [.. tree.GetRoot().DescendantNodes().Where(node => node is MemberDeclarationSyntax)];

    // A mutant that does not parse would cause errors in the text after it.
    private static bool Parses(Host host, Mutant mutant)
    {
        var start = host.Expression.SpanStart;
        var text = host.Expression.ToString();
        var mutated = SyntaxFactory.ParseExpression(
            text[..(mutant.Span.Start - start)] + mutant.Replacement + text[(mutant.Span.End - start)..]);
        return !mutated.ContainsDiagnostics;
    }

    private static (CSharpCompilation Compilation, List<Place> Places) Rewritten(
        CSharpCompilation documents, IReadOnlyDictionary<string, SyntaxTree> trees, IReadOnlyDictionary<Mutant, Host> hosts,
        IReadOnlyDictionary<Mutant, int> numbers)
    {
        var (compilation, places) = (documents.AddSyntaxTrees(Compiler.Parse(Head, "")), new List<Place>());
        foreach (var file in hosts.GroupBy(pair => pair.Key.File))
        {
            var tree = trees[file.Key];
            var writer = new Writer(tree, places, numbers, file.GroupBy(pair => pair.Value.Expression.Span)
                .Select(group => (group.Key, group.First().Value.Type, (Mutant[])[.. group.Select(pair => pair.Key)]))
                .OrderBy(host => host.Key.Start).ThenByDescending(host => host.Key.End).ToArray());
            compilation = compilation.ReplaceSyntaxTree(tree, Compiler.Parse(writer.Write(), tree.FilePath));
        }

        return (compilation, places);
    }

    /// <summary>A part of the new text that is written for these mutants only.</summary>
    private readonly record struct Place(string Path, TextSpan Span, ImmutableArray<Mutant> Mutants);

    /// <summary>Writes a file with every choice in it. Hosts are sorted: an outer one comes before those in it.</summary>
    private sealed class Writer(
        SyntaxTree tree, List<Place> places, IReadOnlyDictionary<Mutant, int> numbers,
            (TextSpan Span, string Type, Mutant[] Mutants)[] hosts)
    {
        private readonly SourceText text = tree.GetText();
        private readonly StringBuilder written = new();
        private int next;

        public string Write()
        {
            Copy(new(0, text.Length));
            return written.ToString();
        }

        // Copies a part of the text, and inserts a choice where a host begins.
        private void Copy(TextSpan part)
        {
            var at = part.Start;
            while (next < hosts.Length && part.Contains(hosts[next].Span))
            {
                var host = hosts[next++];
                written.Append(text.ToString(TextSpan.FromBounds(at, host.Span.Start)));
                Choose(host.Span, host.Type, host.Mutants);
                at = host.Span.End;
            }

            written.Append(text.ToString(TextSpan.FromBounds(at, part.End)));
        }

        private void Choose(TextSpan span, string type, Mutant[] mutants)
        {
            var start = written.Length;
            written.Append('(');
            foreach (var mutant in mutants)
            {
                var before = written.Length;
                written.Append($"global::MutationSwitch.Is({numbers[mutant]}) ? ({type})(")
                    .Append(text.ToString(TextSpan.FromBounds(span.Start, mutant.Span.Start)))
                    .Append(mutant.Replacement)
                    .Append(text.ToString(TextSpan.FromBounds(mutant.Span.End, span.End)))
                    .Append(") : ");
                places.Add(new(tree.FilePath, TextSpan.FromBounds(before, written.Length - 3), [mutant]));
            }

            written.Append($"({type})(");
            Copy(span);
            written.Append("))");
            places.Add(new(tree.FilePath, TextSpan.FromBounds(start, written.Length), [.. mutants]));
        }
    }
}
