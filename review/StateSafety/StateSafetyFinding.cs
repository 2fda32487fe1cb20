namespace Review.StateSafety;

/// <summary>A change in a lifecycle configuration or a preview that would delete the state of a Flink job.</summary>
/// <param name="Code">A stable name, such as LIFECYCLE_TOUCHES_STATE.</param>
/// <param name="Where">The rule or the resource.</param>
public sealed record StateSafetyFinding(string Code, string Message, string Where, string Help);
