using IamEngine.Model;

namespace Review.AwsValues;

/// <summary>
/// What AWS publishes about the values that this stack writes, from the pages of its API reference. An emulator and the provider
/// let
/// most of it pass. A test names every input that is not here as free, compares the rows with AWS's API models where botocore is
/// installed, and gives every row what it accepts and what it refuses.
/// </summary>
public static class ValueTable
{
    public static Seq<InputRules> All { get; } =
    [
        .. Ec2Values.Rows, .. SecurityGroupValues.Rows, .. EmrValues.Rows, .. IamValues.Rows, .. KmsValues.Rows,
            .. LogsValues.Rows, .. RandomValues.Rows,
        .. S3Values.Rows, .. TagValues.Rows,
    ];
}
