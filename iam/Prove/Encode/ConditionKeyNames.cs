namespace IamEngine.Prove.Encode;

/// <summary>
/// Names that the encoding shares with AWS's condition keys; all in lower case, since their case does not matter.
/// </summary>
internal static class ConditionKeyNames
{
    public const string PrincipalArn = "aws:principalarn";
    public const string PrincipalAccount = "aws:principalaccount";
    public const string PrincipalType = "aws:principaltype";
    public const string PrincipalIsAwsService = "aws:principalisawsservice";
    public const string PrincipalServiceName = "aws:principalservicename";
    public const string PrincipalServiceNamesList = "aws:principalservicenameslist";
    public const string FederatedProvider = "aws:federatedprovider";
    public const string UserName = "aws:username";
    public const string UserId = "aws:userid";
    public const string ResourceAccount = "aws:resourceaccount";
    public const string S3ResourceAccount = "s3:resourceaccount";
    public const string KmsCallerAccount = "kms:calleraccount";
}
