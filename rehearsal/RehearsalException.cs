namespace Rehearsal;

/// <summary>A rehearsal cannot go on, for a reason that lies outside of it; the message says which.</summary>
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
