namespace Rehearsal.Creation;

/// <summary>A declared resource that exists in the emulator.</summary>
internal sealed record DeployedResource(ResourceHandler Handler, DesiredResource Desired, CreatedResource Created);
