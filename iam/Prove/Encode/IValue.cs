using IamEngine.Model;
using IamEngine.Prove.Solve;

namespace IamEngine.Prove.Encode;

/// <summary>One value of a condition key in a request, as far as conditions can test it.</summary>
internal interface IValue
{
    /// <summary>Whether it is the empty text, which counts as no value for set operators and Null.</summary>
    Literal IsEmpty { get; }

    /// <summary>Whether it matches one value of a condition, under the operator without its negation.</summary>
    Literal Matches(ConditionOperator op, string value, PolicyVersion version);
}
