namespace Infra.Guards;

/// <summary>Something that must not happen to the state of a job, found in what somebody else wrote.</summary>
/// <param name="Code">A stable name, such as LIFECYCLE_TOUCHES_STATE.</param>
/// <param name="Where">The rule or resource that it is about.</param>
public sealed record GuardFinding(string Code, string Message, string Where, string Help);
