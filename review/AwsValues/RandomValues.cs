using static Review.AwsValues.Constraint;

namespace Review.AwsValues;

/// <summary>The values that the random provider accepts. AWS never sees them.</summary>
internal static class RandomValues
{
    public static IEnumerable<InputRules> Rows =>
    [
        new("random:index/randomId:RandomId", "byteLength", "the number of random bytes", "write 4 for eight digits",
            "https://www.pulumi.com/registry/packages/random/api-docs/randomid/", null, [new Between(1, int.MaxValue)]),
    ];
}
