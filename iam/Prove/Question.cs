using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove;

/// <summary>A question about all requests. The words are the same here, on the command line, in tests and in the docs.</summary>
public abstract record Question
{
    private Question()
    {
    }

    /// <summary>Whatever <paramref name="Subject"/> allows, <paramref name="Bound"/> allows too: it is no more permissive.</summary>
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
        internal override IReadOnlyList<AnalyzedPolicy> Policies => [Subject, AnalyzedPolicy.Of(Requests, "the requests asked about")];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => Allowed(say[0]) && Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(say[0].Allows, say[1].Allows);

        public override string ToString() => $"{Subject.Name} never allows those requests";
    }

    /// <summary>Every one of these requests is denied by a statement that says so, whatever else allows it.</summary>
    public sealed record AlwaysDenies(AnalyzedPolicy Subject, RequestSet Requests) : Question
    {
        internal override IReadOnlyList<AnalyzedPolicy> Policies => [Subject, AnalyzedPolicy.Of(Requests, "the requests asked about")];

        internal override bool IsBroken(IReadOnlyList<Verdict> say) => say[0] != Verdict.ExplicitlyDenied && Allowed(say[1]);

        internal override Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say) =>
            circuit.All(!say[0].Denies, say[1].Allows);

        public override string ToString() => $"{Subject.Name} always denies those requests";
    }

    /// <summary>Of these requests, none is allowed that someone else makes; naming an account means everyone in it.</summary>
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

    /// <summary>All that the answer depends on; what the question says of requests is put as policies too.</summary>
    internal abstract IReadOnlyList<AnalyzedPolicy> Policies { get; }

    /// <summary>Whether a request shows that the answer is no, given what the evaluator says of it for each subject.</summary>
    internal abstract bool IsBroken(IReadOnlyList<Verdict> say);

    /// <summary>The same as a formula, given what each subject says.</summary>
    internal abstract Literal Broken(Circuit circuit, IReadOnlyList<(Literal Allows, Literal Denies)> say);

    private static bool Allowed(Verdict verdict) => verdict == Verdict.Allowed;
}
