using IamEngine.Model;

namespace Tests.Model;

public class RegionTests
{
    [Theory]
    [InlineData("us-east-1", "aws", "amazonaws.com", "ec2.internal")]
    [InlineData("us-east-2", "aws", "amazonaws.com", "us-east-2.compute.internal")]
    [InlineData("eu-central-1", "aws", "amazonaws.com", "eu-central-1.compute.internal")]
    [InlineData("ap-southeast-4", "aws", "amazonaws.com", "ap-southeast-4.compute.internal")]
    [InlineData("cn-north-1", "aws-cn", "amazonaws.com.cn", "cn-north-1.compute.internal")]
    [InlineData("us-gov-west-1", "aws-us-gov", "amazonaws.com", "us-gov-west-1.compute.internal")]
    [InlineData("us-iso-east-1", "aws-iso", "c2s.ic.gov", "us-iso-east-1.compute.internal")]
    [InlineData("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov", "us-isob-east-1.compute.internal")]
    [InlineData("eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk", "eu-isoe-west-1.compute.internal")]
    [InlineData("us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov", "us-isof-south-1.compute.internal")]
    [InlineData("eusc-de-east-1", "aws-eusc", "amazonaws.eu", "eusc-de-east-1.compute.internal")]
    public void A_Region_tells_its_partition_and_its_names(
        string text, string partition, string dnsSuffix, string privateHostDomain)
    {
        var region = Region.Of(text);
        Assert.Equal((partition, dnsSuffix, privateHostDomain), (region.Partition, region.DnsSuffix, region.PrivateHostDomain));
        Assert.Equal(text, region.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("us-east")]
    [InlineData("US-EAST-1")]
    [InlineData("us-east-1a")]
    [InlineData("us_east_1")]
    [InlineData("useast1")]
    [InlineData("us--1")]
    [InlineData("us-east-1\n")]
    [InlineData(" us-east-1")]
    [InlineData("us-east-100")]
    public void Other_text_is_not_a_Region(string text) =>
        Reasons.Are(Region.Ask(text), $"`{text}` is not a Region name; one looks like us-east-1 or eu-central-1");
}
