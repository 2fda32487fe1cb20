namespace Infra.Settings;

/// <summary>How strictly a stack is protected.</summary>
public enum Stage
{
    /// <summary>Pulumi protects the bucket and the key, and risky settings are errors. The default.</summary>
    Prod,

    /// <summary>The stack can be destroyed with its key, and risky settings are warnings.</summary>
    Dev,
}
