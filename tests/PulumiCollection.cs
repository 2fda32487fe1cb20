namespace Tests;

/// <summary>
/// Runs under Pulumi.Testing share the process's environment and exit code, so tests that set either do not run in parallel with
/// other tests. A test that only reviews stacks needs no collection: reviews use a lock of their own.
/// </summary>
[CollectionDefinition("Pulumi", DisableParallelization = true)]
public sealed class PulumiCollection;
