namespace IamEngine.Prove.Encode;

/// <summary>
/// Names of AWS's condition keys in lower case, since the names are case-insensitive.
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
