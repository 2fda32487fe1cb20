using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove;

/// <summary>A question about all requests.</summary>
public abstract record Question
{
    private Question()
    {
    }

    /// <summary>
    /// Every request that <paramref name="Subject"/> allows, <paramref name="Bound"/> allows too: the subject is no more
    /// permissive.
    /// </summary>
    public sealed record Implies(AnalyzedPolicy Subject, AnalyzedPolicy Bound) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies => [Subject, Bound];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => Allowed(say[0]) && !Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(say[0].Allows, !say[1].Allows);

        public override string ToString() => $"whatever {Subject.Name} allows, {Bound.Name} allows";
    }

    /// <summary>Both allow the same requests.</summary>
    public sealed record Equivalent(AnalyzedPolicy Subject, AnalyzedPolicy Other) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies => [Subject, Other];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => Allowed(say[0]) != Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) => circuit.Any(
            circuit.All(say[0].Allows, !say[1].Allows), circuit.All(!say[0].Allows, say[1].Allows));

        public override string ToString() => $"{Subject.Name} and {Other.Name} allow the same";
    }

    /// <summary>No request is allowed by both.</summary>
    public sealed record Disjoint(AnalyzedPolicy Subject, AnalyzedPolicy Other) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies => [Subject, Other];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => Allowed(say[0]) && Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(say[0].Allows, say[1].Allows);

        public override string ToString() => $"{Subject.Name} and {Other.Name} allow nothing in common";
    }

    /// <summary>None of these requests is allowed.</summary>
    public sealed record NeverAllows(AnalyzedPolicy Subject, RequestSet Requests) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies =>
            [Subject, AnalyzedPolicy.Of(Requests, "the requests asked about")];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => Allowed(say[0]) && Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(say[0].Allows, say[1].Allows);

        public override string ToString() => $"{Subject.Name} never allows those requests";
    }

    /// <summary>Each of these requests is explicitly denied.</summary>
    public sealed record AlwaysDenies(AnalyzedPolicy Subject, RequestSet Requests) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies =>
            [Subject, AnalyzedPolicy.Of(Requests, "the requests asked about")];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => say[0] != Verdict.ExplicitlyDenied && Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(!say[0].Denies, say[1].Allows);

        public override string ToString() => $"{Subject.Name} always denies those requests";
    }

    /// <summary>No other principal is allowed any of these requests. An account includes every principal in it.</summary>
    public sealed record OnlyAllows(AnalyzedPolicy Subject, SortedValues<Principal> Principals, RequestSet Requests) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies =>
        [
            Subject,
            AnalyzedPolicy.Of(Requests, "the requests asked about"),
            AnalyzedPolicy.Of(RequestSet.Any.By([.. Principals]), "those who may"),
        ];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => Allowed(say[0]) && Allowed(say[1]) && !Allowed(say[2]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(say[0].Allows, say[1].Allows, !say[2].Allows);

        public override string ToString() => $"{Subject.Name} only allows {string.Join(", ", Principals)}";
    }

    /// <summary>
    /// The policies that the answer depends on. Sets of requests are included, as policies that allow exactly them.
    /// </summary>
    internal abstract IReadOnlyList<AnalyzedPolicy> Policies { get; }

    /// <summary>Whether a request breaks the claim, given the evaluator's verdict for each policy.</summary>
    internal abstract bool IsBroken(IReadOnlyList<Verdict> say);

    /// <summary>The same as a formula over the formulas of the policies.</summary>
    internal abstract Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say);

    private static bool Allowed(Verdict verdict) => verdict == Verdict.Allowed;
}
