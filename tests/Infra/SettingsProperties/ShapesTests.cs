using IamEngine.Json;
using Review.Model;

namespace Tests.Infra.SettingsProperties;

public sealed class ShapesTests
{
    [Theory]
    [InlineData("""{"Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:s3:::b"}""", "allows every action but some")]
    [InlineData("""{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b"}""", "allows every action")]
    [InlineData("""{"Effect": "Allow", "Action": "s3:GetObject", "NotResource": "*"}""",
        "allows something on every resource but some")]
    public void A_wrong_shape_of_an_identity_statement_is_found(string statement, string wrong)
    {
        var policy = PolicyReader.Identity($$"""{"Version": "2012-10-17", "Statement": [{{statement}}]}""").OrThrow();

        Assert.Equal([wrong], policy.Statements.SelectMany(one => Shapes.Wrong(DocumentKind.Identity, one)));
    }

    [Theory]
    [InlineData("\"Principal\": \"*\"", "lets in everybody")]
    [InlineData("\"NotPrincipal\": {\"AWS\": \"arn:aws:iam::123456789012:root\"}", "lets in everybody but some")]
    public void A_wrong_principal_is_found(string principal, string wrong)
    {
        var policy = PolicyReader.Resource($$"""
            {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", {{principal}}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b"}]}
            """).OrThrow();

        Assert.Equal([wrong], policy.Statements.SelectMany(one => Shapes.Wrong(DocumentKind.Resource, one)));
    }
}
