namespace Pulumi;

/// <summary>
/// A value that becomes available later, with the resources that it depends on, whether it is secret, and whether it is known: in
/// a preview, a value that only a provider can compute is unknown.
/// </summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        // A run ends when every output that it created is complete, and fails if one of them fails.
        Deployment.Current?.Runner.Watch(data);
    }

    internal Task<OutputData<T>> Data { get; }

    /// <summary>The value of a completed output.</summary>
    internal T Value => Data.Result.Value;

    Task IOutput.Completion => Data;

    OutputFacts IOutput.Facts => Data.Result;

    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Known());

        async Task<OutputData<T>> Known() => OutputData<T>.Plain(await value.ConfigureAwait(false));
    }

    /// <summary>Calls <paramref name="func"/> with the value if it is known; otherwise never.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        return new(Chain());

        async Task<OutputData<TResult>> Chain()
        {
            var outer = await Data.ConfigureAwait(false);
            if (!outer.IsKnown)
            {
                return new(outer.Dependencies, default!, IsKnown: false, outer.IsSecret);
            }

            if (func(outer.Value) is not { } result)
            {
                return new(outer.Dependencies, default!, IsKnown: true, outer.IsSecret);
            }

            var inner = await result.Data.ConfigureAwait(false);
            return inner with
            {
                Dependencies = outer.Dependencies.Union(inner.Dependencies),
                IsSecret = outer.IsSecret || inner.IsSecret,
            };
        }
    }

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Apply(value => Output.Create(Run(value)));

        async Task<ValueTuple> Run(T value)
        {
            await func(value).ConfigureAwait(false);
            return default;
        }
    }

    /// <summary>Returns advice instead of the value, because an output is not text yet.</summary>
    /// <exception cref="InvalidOperationException">PULUMI_ERROR_OUTPUT_STRING is set, or no deployment runs.</exception>
    public override string ToString()
    {
        var advice = string.Join(
            Environment.NewLine,
            "Calling [ToString] on an [Output<T>] is not supported.",
            "",
            "To get the value of an Output<T> as an Output<string> consider:",
            "1. o.Apply(v => $\"prefix{v}suffix\")",
            "2. Output.Format($\"prefix{hostname}suffix\");",
            "",
            "See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.");
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is { } strict
            && (strict == "1" || strict.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(advice);
        }

        Log.Warn(advice);
        return advice + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }

    internal static Output<T> Unknown(T value) =>
        new(Task.FromResult(new OutputData<T>([], value, IsKnown: false, IsSecret: false)));

    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change)
    {
        return new(Changed());

        async Task<OutputData<T>> Changed() => change(await Data.ConfigureAwait(false));
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await Data.ConfigureAwait(false)).Boxed;
}
