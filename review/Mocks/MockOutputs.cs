namespace Review.Mocks;

/// <summary>The assumed result of a provider: the id and the computed outputs, by wire name.</summary>
internal sealed record MockOutputs(string Id, params (string Output, object Value)[] Outputs);
