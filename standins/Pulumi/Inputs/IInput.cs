namespace Pulumi;

/// <summary>An <see cref="Input{T}"/> for code that cannot know its type.</summary>
internal interface IInput
{
    IOutput ToOutput();
}
