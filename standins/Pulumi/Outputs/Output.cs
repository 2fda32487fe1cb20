using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Creates outputs, and combines several into one.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => Create(Task.FromResult(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Create(value));

    public static Output<T> CreateSecret<T>(Task<T> value) => CreateSecret(Create(value));

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.With(data => data with { IsSecret = true });
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.With(data => data with { IsSecret = false });

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.Select(input => (Output<T>)input));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(input => (Output<T>)input));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    /// <summary>If one value is unknown, all are unknown; if one is secret, all are secret.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
    {
        var parts = outputs.ToArray();
        return Join.Of(parts, () => ImmutableArray.Create(Array.ConvertAll(parts, part => part.Value)));
    }

    /// <summary>Formats an interpolated string whose arguments may be inputs and outputs.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        var holes = formattableString.GetArguments().Select(Boxed);
        return All(holes).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    private static Output<object?> Boxed(object? value) =>
        (value as IOutput ?? (value as IInput)?.ToOutput()) is { } output ? new(output.GetDataAsync()) : Create(value);
}
