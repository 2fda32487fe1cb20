using IamEngine.Catalogue;

namespace Tests.Catalogue;

public sealed class ConditionKeys
{
    [Theory]
    [InlineData("iam:PassRole", "iam:PassedToService")]
    [InlineData("kms:Decrypt", "kms:ViaService")]
    [InlineData("s3:GetObject", "s3:ExistingObjectTag/<key>")]
    [InlineData("sts:AssumeRole", "sts:ExternalId")]
    public void An_action_lists_its_condition_keys(string action, string key) =>
        Assert.Contains(AwsCatalogue.FindAction(action)!.ConditionKeys, found => found.Name == key);

    [Theory]
    [InlineData("aws:SourceIp", ConditionKeyType.IpAddress)]
    [InlineData("aws:PrincipalArn", ConditionKeyType.Arn)]
    [InlineData("aws:SourceVpcArn", ConditionKeyType.Arn)]
    [InlineData("aws:SecureTransport", ConditionKeyType.Bool)]
    [InlineData("aws:CurrentTime", ConditionKeyType.Date)]
    [InlineData("aws:MultiFactorAuthAge", ConditionKeyType.Numeric)]
    [InlineData("aws:PrincipalOrgID", ConditionKeyType.String)]
    [InlineData("s3:max-keys", ConditionKeyType.Numeric)]
    [InlineData("s3:DataAccessPointArn", ConditionKeyType.Arn)]
    [InlineData("iam:PassedToService", ConditionKeyType.String)]
    public void A_key_has_a_type(string name, ConditionKeyType expected) =>
        Assert.Equal(expected, AwsCatalogue.FindConditionKey(name)!.Type);

    [Theory]
    [InlineData("aws:TagKeys", true)]
    [InlineData("aws:CalledVia", true)]
    [InlineData("aws:PrincipalOrgPaths", true)]
    [InlineData("kms:EncryptionContextKeys", true)]
    [InlineData("cognito-identity.amazonaws.com:amr", true)]
    [InlineData("auth.example.com:amr", true)]
    [InlineData("auth.example.com:aud", false)]
    [InlineData("aws:PrincipalOrgID", false)]
    [InlineData("aws:RequestTag/team", false)]
    public void Some_keys_carry_lists(string name, bool expected) =>
        Assert.Equal(expected, AwsCatalogue.FindConditionKey(name)!.IsMultivalued);

    [Theory]
    [InlineData("AWS:requesttag/team", "aws:RequestTag/${TagKey}")]
    [InlineData("aws:PrincipalTag/a/b:c", "aws:PrincipalTag/${TagKey}")]
    [InlineData("s3:existingobjecttag/Team", "s3:ExistingObjectTag/<key>")]
    [InlineData("kms:EncryptionContext:AppName", "kms:EncryptionContext:${EncryptionContextKey}")]
    [InlineData("events:Metadata/source/Matcher", "events:Metadata/${MetadataKey}/Matcher")]
    [InlineData("events:Metadata/source", "events:Metadata/${MetadataKey}")]
    [InlineData("saml:sub", "saml:sub")]
    [InlineData("token.actions.githubusercontent.com:repository_id", "token.actions.githubusercontent.com:repository_id")]
    [InlineData("token.actions.githubusercontent.com:sub", "${OidcProvider}:sub")]
    [InlineData("auth.example.com/realm:aud", "${OidcProvider}:aud")]
    [InlineData("token.actions.githubusercontent.com/org:actor", "token.actions.githubusercontent.com/${SubPath}:actor")]
    [InlineData("ec2:osuser", "ec2:osuser")]
    [InlineData("codebuild:ProjectArn", "codebuild:ProjectArn")]
    public void A_name_finds_the_key_it_means(string name, string expected)
    {
        var key = AwsCatalogue.FindConditionKey(name)!;
        Assert.Equal(expected, key.Name, ignoreCase: true);
        Assert.True(key.Matches(name));
        Assert.Equal(expected.Contains("${") || expected.Contains('<'), key.HasVariable);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("aws:RequestTag/")]
    [InlineData("aws:RequestTag")]
    [InlineData("aws:SourceIPs")]
    [InlineData("s3:NoSuchKey")]
    [InlineData("nosuch:key")]
    [InlineData("nosuch:sub")]
    [InlineData("auth.example.com:roles")]
    public void A_key_that_does_not_exist_is_not_found(string name) => Assert.Null(AwsCatalogue.FindConditionKey(name));

    [Theory]
    [InlineData("s3:GetObject", "aws:SourceIp")]
    [InlineData("s3:GetObject", "aws:PrincipalTag/team")]
    [InlineData("s3:GetObject", "s3:ExistingObjectTag/team")]
    [InlineData("s3:GetObject", "aws:ResourceTag/team")]
    [InlineData("s3:GetObject", "saml:sub")]
    [InlineData("s3:GetObject", "auth.example.com:sub")]
    [InlineData("s3:GetObject", "lambda:SourceFunctionArn")]
    [InlineData("ec2:RunInstances", "ec2:InstanceType")]
    [InlineData("ec2:RunInstances", "aws:TagKeys")]
    [InlineData("iam:PassRole", "iam:PassedToService")]
    public void A_request_may_carry_the_keys_of_its_action_resource_and_session(string action, string key) =>
        Assert.True(AwsCatalogue.FindAction(action)!.MaySupply(key));

    [Theory]
    [InlineData("s3:GetObject", "s3:prefix")]
    [InlineData("s3:GetObject", "s3:x-amz-acl")]
    [InlineData("s3:GetObject", "aws:RequestTag/team")]
    [InlineData("s3:GetObject", "aws:TagKeys")]
    [InlineData("s3:GetObject", "iam:PassedToService")]
    [InlineData("s3:ListAllMyBuckets", "aws:ResourceTag/team")]
    [InlineData("iam:CreateRole", "sts:ExternalId")]
    [InlineData("s3:GetObject", "nosuch:key")]
    [InlineData("s3:GetObject", "auth.example.com:roles")]
    public void A_request_never_carries_another_actions_keys(string action, string key) =>
        Assert.False(AwsCatalogue.FindAction(action)!.MaySupply(key));
}
