namespace Tests.AwsValues;

/// <summary>A fact that needs AWS's API models. If they are not installed, the test is skipped with a message.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsApiModelsAttribute : FactAttribute
{
    public NeedsApiModelsAttribute()
    {
        if (ApiModel.Folder is null)
        {
            Skip = "needs botocore, which comes with the AWS CLI and which this machine does not have";
        }
    }
}
