namespace Pulumi;

/// <summary>An <see cref="Output{T}"/> for code that cannot know its type.</summary>
internal interface IOutput
{
    /// <summary>Ends when the output is complete.</summary>
    Task Completion { get; }

    /// <summary>The data of a completed output without its value.</summary>
    OutputFacts Facts { get; }

    Task<OutputData<object?>> GetDataAsync();
}
