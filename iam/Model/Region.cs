using System.Text.RegularExpressions;

namespace IamEngine.Model;

/// <summary>An AWS Region, with its partition and the domain names of its hosts.</summary>
public sealed partial record Region
{
    private Region(string value) => Value = value;

    public string Value { get; }

    /// <summary>
    /// The part of an ARN after <c>arn:</c>.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html#arns-syntax
    /// </summary>
    public string Partition => Value.Split('-', 3) switch
    {
        ["cn", ..] => "aws-cn",
        ["us", "gov", ..] => "aws-us-gov",
        ["us", "iso", ..] => "aws-iso",
        ["us", "isob", ..] => "aws-iso-b",
        ["eu", "isoe", ..] => "aws-iso-e",
        ["us", "isof", ..] => "aws-iso-f",
        ["eusc", ..] => "aws-eusc",
        _ => "aws",
    };

    /// <summary>The suffix of service endpoints; some partitions have their own.</summary>
    public string DnsSuffix => Partition switch
    {
        "aws-cn" => "amazonaws.com.cn",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        "aws-iso-e" => "cloud.adc-e.uk",
        "aws-iso-f" => "csp.hci.ic.gov",
        "aws-eusc" => "amazonaws.eu",
        _ => "amazonaws.com",
    };

    /// <summary>
    /// The domain of private host names: <c>ec2.internal</c> in us-east-1, <c>REGION.compute.internal</c> elsewhere.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html
    /// </summary>
    public string PrivateHostDomain => Value == "us-east-1" ? "ec2.internal" : $"{Value}.compute.internal";

    public static Answer<Region> Ask(string text) => Model.Ask.That(text, t => new Region(t),
        (!Shape().IsMatch(text), $"`{text}` is not a Region name; one looks like us-east-1 or eu-central-1"));

    public static Region Of(string text) => Ask(text).OrThrow();

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex Shape();
}
