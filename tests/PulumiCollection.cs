namespace Tests;

/// <summary>
/// Runs under Pulumi.Testing share the process's environment and exit code, so the tests that set or spoil these take turns.
/// </summary>
[CollectionDefinition("Pulumi", DisableParallelization = true)]
public sealed class PulumiCollection;
