namespace Tests;

/// <summary>
/// Runs under Pulumi.Testing share the process's environment and exit code, so the tests that set or spoil these take turns, and
/// run when no other test does. A test that only reviews stacks need not be here: reviews take turns by themselves.
/// </summary>
[CollectionDefinition("Pulumi", DisableParallelization = true)]
public sealed class PulumiCollection;
