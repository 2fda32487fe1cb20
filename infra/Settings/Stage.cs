namespace Infra.Settings;

/// <summary>How carefully a stack is guarded.</summary>
public enum Stage
{
    /// <summary>Bucket and key are protected and kept, and risky settings are refused. What a stack is that does not say.</summary>
    Prod,

    /// <summary>The stack can be destroyed with its key, and risky settings are only warned about.</summary>
    Dev,
}
