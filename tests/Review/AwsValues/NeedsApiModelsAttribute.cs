namespace Tests.AwsValues;

/// <summary>A fact that needs AWS's API models. Where the machine lacks them, the test is skipped, and says so.</summary>
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
