namespace Rehearsal.Steps;

/// <summary>Shows the progress and the result of a rehearsal.</summary>
internal interface IDisplay
{
    /// <summary>Shows a line that belongs to no step.</summary>
    void Say(string line);

    void Begin(Part part, string title);

    void End(StepResult step);

    /// <param name="manualInstructions">How to use the running emulator in another terminal; null if it stops.</param>
    void Finish(RehearsalReport report, IReadOnlyList<string>? manualInstructions);
}
