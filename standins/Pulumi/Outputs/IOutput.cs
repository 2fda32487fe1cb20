namespace Pulumi;

/// <summary>An <see cref="Output{T}"/> for code that cannot know its type.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}
