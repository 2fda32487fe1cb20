namespace Rehearsal.Machine;

/// <summary>A rehearsal cannot continue because of its environment or its input. The message has the reason.</summary>
public sealed class RehearsalException : Exception
{
    public RehearsalException(string message)
        : base(message)
    {
    }

    public RehearsalException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
