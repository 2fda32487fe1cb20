using System.Text.RegularExpressions;

namespace Policies.Model;

/// <summary>An AWS Region, and what follows from it alone: the partition and the names that hosts get.</summary>
public sealed partial record Region
{
    private Region(string value) => Value = value;

    public string Value { get; }

    /// <summary>The first word of every ARN after <c>arn:</c>.</summary>
    public string Partition => Value switch
    {
        _ when Value.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when Value.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>The suffix of service end points; China has its own.</summary>
    public string DnsSuffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    /// <summary>
    /// The domain of private host names: <c>ec2.internal</c> in us-east-1, <c>REGION.compute.internal</c> elsewhere.
    /// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html
    /// </summary>
    public string PrivateHostDomain => Value == "us-east-1" ? "ec2.internal" : $"{Value}.compute.internal";

    public static Answer<Region> Ask(string text) => Model.Ask.That(text, t => new Region(t),
        (!Shape().IsMatch(text), $"`{text}` is not a Region name; one looks like us-east-1 or eu-central-1"));

    public static Region Of(string text) => Ask(text).OrThrow();

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$")]
    private static partial Regex Shape();
}
