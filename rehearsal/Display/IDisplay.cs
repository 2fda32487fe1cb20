using Rehearsal.Steps;

namespace Rehearsal.Display;

/// <summary>Shows a rehearsal while it goes on, and what came of it.</summary>
internal interface IDisplay
{
    /// <summary>Something to know beside the steps.</summary>
    void Say(string line);

    void Begin(Part part, string title);

    void End(StepResult step);

    /// <param name="byHand">Where the emulator stays up: how to use it by hand.</param>
    void Finish(RehearsalReport report, IReadOnlyList<string>? byHand);
}
