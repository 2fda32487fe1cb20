namespace Review.Mocks;

/// <summary>What a provider is assumed to answer: the id, and the outputs that it would compute, by wire name.</summary>
internal sealed record MockOutputs(string Id, params (string Output, object Value)[] Outputs);
