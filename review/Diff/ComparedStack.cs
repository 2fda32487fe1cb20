namespace Review.Diff;

/// <summary>A compared stack: its differences, or the reason why it was not compared.</summary>
public abstract record ComparedStack(string Stack)
{
    public sealed record Compared(StackDiff Diff) : ComparedStack(Diff.Stack);

    /// <param name="Stack">The stack's name.</param>
    /// <param name="Reason">The reason on one line; standard error has the complete text.</param>
    public sealed record NotCompared(string Stack, string Reason) : ComparedStack(Stack);
}
