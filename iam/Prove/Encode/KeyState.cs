using IamEngine.Model;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>
/// A condition key as a request may hold it: missing, with one value, or with a list. A list is a number of places, each filled
/// or not. There are as many places as tests with set operators, and one more: every test that some value makes true or false
/// needs one place for that value, and what no test needs can be left out of a list without changing any answer. A list without a
/// value counts as a missing key everywhere, so there is none here.
/// </summary>
/// <param name="IsPresent">The request holds the key.</param>
/// <param name="IsList">What it holds is a list.</param>
/// <param name="Places">The first is filled whenever the key is present.</param>
internal sealed record KeyState(Literal IsPresent, Literal IsList, IReadOnlyList<(Literal IsFilled, IValue Value)> Places)
{
    /// <summary>No value, or nothing but an empty text.</summary>
    public Literal IsNull(Circuit circuit) => circuit.Any(
        !IsPresent, circuit.All([Places[0].Value.IsEmpty, .. Places.Skip(1).Select(place => !place.IsFilled)]));

    /// <summary>Encodes a condition on the key, in the cases and order of the evaluator.</summary>
    public Literal Holds(Condition condition, PolicyVersion version, Circuit circuit)
    {
        if (condition.Operator == ConditionOperator.Null)
        {
            var isNull = IsNull(circuit);
            return circuit.Any(
                circuit.All(circuit.Constant(Lists(condition, "true")), isNull),
                circuit.All(circuit.Constant(Lists(condition, "false")), !isNull));
        }

        var negated = condition.Operator.IsNegated();
        return condition.Quantifier switch
        {
            Quantifier.ForAllValues => circuit.Any(
                IsNull(circuit), circuit.All(Places.Select(place => circuit.Implies(place.IsFilled, Agrees(place.Value))))),
            Quantifier.ForAnyValue => circuit.All(
                !IsNull(circuit), circuit.Any(Places.Select(place => circuit.All(place.IsFilled, Agrees(place.Value))))),
            _ => circuit.Any(
                circuit.All(!IsPresent, circuit.Constant(negated || condition.IfExists)),
                circuit.All(IsPresent, !IsList, Agrees(Places[0].Value))),
        };

        Literal Agrees(IValue value)
        {
            var any = circuit.Any([.. condition.Values.Select(text => value.Matches(condition.Operator, text, version))]);
            return negated ? !any : any;
        }
    }

    private static bool Lists(Condition condition, string word) =>
        condition.Values.Any(value => value.Equals(word, StringComparison.OrdinalIgnoreCase));
}
