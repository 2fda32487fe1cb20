using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Mutation;

/// <summary>A source file: its path relative to the project's root, and its text.</summary>
public sealed record SourceFile(string Path, string Text);

/// <summary>Compiles the documents and their tests in memory, with the options of the projects.</summary>
internal static class Compiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, DocumentationMode.None);

    // All assemblies of this process: the base class library, the engine, xunit.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is not ("Policies" or "Tests"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Documents(IEnumerable<SourceFile> files, string root) => Compilation(
        "Policies", Usings + """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")]""", files, root, []);

    public static CSharpCompilation Tests(IEnumerable<SourceFile> files, string root, ImmutableArray<byte> documents) =>
        Compilation(
        "Tests", Usings + "global using Xunit;", files, root, [MetadataReference.CreateFromImage(documents)]);

    /// <summary>The assembly, or the first error.</summary>
    public static (ImmutableArray<byte> Image, string? Error) Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        return result.Success
            ? ([.. stream.ToArray()], null)
            : ([], $"{result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
    }

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), Language, path);

    private static CSharpCompilation Compilation(
        string name, string head, IEnumerable<SourceFile> files, string root,
            IEnumerable<MetadataReference> more) => CSharpCompilation.Create(
            name,
            [Parse(head, ""), .. files.Select(file => Parse(file.Text, Path.Combine(root, file.Path)))],
            References.AddRange(more),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable,
                concurrentBuild: false));
}
