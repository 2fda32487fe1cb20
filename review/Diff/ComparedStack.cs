namespace Review.Diff;

/// <summary>A stack of a comparison: its differences, or the reason why it was not compared.</summary>
public abstract record ComparedStack(string Stack)
{
    public sealed record Compared(StackDiff Diff) : ComparedStack(Diff.Stack);

    /// <param name="Stack">The stack's name.</param>
    /// <param name="Reason">One line; standard error has the whole.</param>
    public sealed record NotCompared(string Stack, string Reason) : ComparedStack(Stack);
}
