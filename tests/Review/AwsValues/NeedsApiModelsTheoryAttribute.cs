namespace Tests.AwsValues;

/// <summary>A theory that needs AWS's API models. See <see cref="NeedsApiModelsAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsApiModelsTheoryAttribute : TheoryAttribute
{
    public NeedsApiModelsTheoryAttribute() => Skip = new NeedsApiModelsAttribute().Skip;
}
