using IamEngine.Model;

namespace Review.AwsValues;

/// <summary>
/// What AWS publishes in its API reference about the values that this stack writes. An emulator and the provider check little of
/// it. A test lists every input without a row, compares the rows with AWS's API models if botocore is installed, and tries an
/// accepted and a refused value on each row.
/// </summary>
public static class ValueTable
{
    public static Seq<InputRules> All { get; } =
    [
        .. Ec2Values.Rows, .. SecurityGroupValues.Rows, .. EmrValues.Rows, .. IamValues.Rows, .. KmsValues.Rows,
            .. LogsValues.Rows, .. RandomValues.Rows,
        .. S3Values.Rows, .. SecretValues.Rows, .. TagValues.Rows,
    ];
}
