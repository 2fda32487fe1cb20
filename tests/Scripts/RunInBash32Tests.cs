namespace Tests.Scripts;

/// <summary>
/// The tests of <c>./run</c> in bash 3.2, which is /bin/bash on macOS; other machines need a <c>bash-3.2</c> on the PATH.
/// </summary>
public sealed class RunInBash32Tests
{
    private static readonly Type[] Classes =
        [.. typeof(RunTests).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RunTests)))];

    [Needs("bash-3.2")]
    public void Every_test_of_run_passes_in_bash_3_2()
    {
        RunTests.Shell.Value = "bash-3.2";
        foreach (var test in Classes.SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)))
        {
            var rows = test.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>()
                .SelectMany(data => data.GetData(test)).ToArray();
            foreach (var row in rows.Length == 0 ? [[]] : rows)
            {
                using var tests = (RunTests)Activator.CreateInstance(test.DeclaringType!)!;
                (test.Invoke(tests, row) as Task)?.GetAwaiter().GetResult();
            }
        }
    }

    [Fact]
    public void The_tests_of_run_are_found() => Assert.True(
        Classes.Sum(type => type.GetMethods().Count(method => method.IsDefined(typeof(FactAttribute), inherit: true))) > 25);
}
