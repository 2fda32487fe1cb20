using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Sdk;

namespace Mutation;

/// <summary>A test: the names of its class and its method.</summary>
public sealed record TestName(string Class, string Method)
{
    public override string ToString() => $"{Class[(Class.LastIndexOf('.') + 1)..]}.{Method}";
}

/// <summary>
/// The tests, loaded with one form of the documents in a separate load context. Runs facts and theories in the same way as xunit.
/// </summary>
internal sealed class TestRun : IDisposable
{
    private readonly Context context;
    private readonly Assembly assembly;

    private TestRun(Context context, ImmutableArray<byte> tests) => (this.context, assembly) = (context, context.Load(tests));

    public static TestRun Of(ImmutableArray<byte> documents, ImmutableArray<byte> tests) => new(new(documents), tests);

    /// <summary>
    /// The tests with one of the mutants of a <see cref="Schema"/>; with the unchanged documents if the number is negative.
    /// </summary>
    public static TestRun Of(Schema schema, int mutant, ImmutableArray<byte> tests)
    {
        var context = new Context(schema.Image);
        context.Documents.GetType("MutationSwitch", throwOnError: true)!
            .GetField("Active", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, mutant);
        return new(context, tests);
    }

    public IEnumerable<TestName> All => assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => new TestName(type.FullName!, method.Name)));

    /// <summary>The reason why the test fails; null if it passes.</summary>
    public string? Failure(TestName test)
    {
        var type = assembly.GetType(test.Class, throwOnError: true)!;
        var method = type.GetMethod(test.Method)!;
        try
        {
            foreach (var row in Rows(method))
            {
                var instance = Activator.CreateInstance(type);
                (method.Invoke(instance, row) as Task)?.GetAwaiter().GetResult();
                (instance as IDisposable)?.Dispose();
            }

            return null;
        }
        catch (Exception failure)
        {
            return (failure is TargetInvocationException ? failure.InnerException ?? failure : failure).Message;
        }
    }

    public void Dispose() => context.Unload();

    private static IEnumerable<object?[]> Rows(MethodInfo method) => method.GetCustomAttribute<FactAttribute>() is TheoryAttribute
        ? method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method))
        : [[]];

    /// <summary>Loads the documents from memory, and all other assemblies from this process.</summary>
    private sealed class Context : AssemblyLoadContext
    {
        public Context(ImmutableArray<byte> documents)
            : base(null, isCollectible: true) => Load(documents);

        // Not a field: a context that refers to an assembly of its own is never freed.
        public Assembly Documents => Assemblies.Single(assembly => assembly.GetName().Name == "Policies");

        public Assembly Load(ImmutableArray<byte> image) => LoadFromStream(new MemoryStream([.. image], writable: false));

        // xunit.assert keeps the types that it compares, so one for all would keep every context alive.
        protected override Assembly? Load(AssemblyName name) => name.Name switch
        {
            "Policies" => Documents,
            "xunit.assert" => LoadFromAssemblyPath(typeof(Xunit.Assert).Assembly.Location),
            _ => null,
        };
    }
}
