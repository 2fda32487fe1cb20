using IamEngine.Model;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The state of a condition key in a request: missing, one value, or a list. A list is a number of places, each filled
/// or not. There is one place more than there are conditions with set operators: each condition that a value makes true or false
/// needs one place for that value, and other values can be left out of the list without a change of any result. A list without a
/// value counts as a missing key, so it needs no state of its own.
/// </summary>
/// <param name="IsPresent">The request has the key.</param>
/// <param name="IsList">The value is a list.</param>
/// <param name="Places">The places; the first is filled if the key is present.</param>
internal sealed record KeyState(Literal IsPresent, Literal IsList, IReadOnlyList<(Literal IsFilled, IValue Value)> Places)
{
    /// <summary>No value, or only an empty text.</summary>
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
