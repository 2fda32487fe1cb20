using Rehearsal.Steps;

namespace Rehearsal.Display;

/// <summary>Shows a rehearsal while it goes on, and what came of it.</summary>
internal interface IDisplay
{
    /// <summary>Runs the rehearsal inside whatever the display needs around it.</summary>
    Task RunAsync(Func<Task> rehearsal);

    /// <summary>Something to know beside the steps.</summary>
    void Say(string line);

    void Begin(Part part, string title);

    void End(StepResult step);

    void Finish(RehearsalReport report);

    /// <summary>The emulator stays up: how to use it by hand.</summary>
    void Keep(IReadOnlyList<string> commands);
}
