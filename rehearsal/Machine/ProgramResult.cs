namespace Rehearsal.Machine;

/// <summary>A program that has ended.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;
}
