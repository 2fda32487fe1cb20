namespace Pulumi.Aws.Iam;

public class UserPolicyAttachment(string name, UserPolicyAttachmentArgs args, CustomResourceOptions? options = null)
    : CustomResource("aws:iam/userPolicyAttachment:UserPolicyAttachment", name, args, Given.Options(options))
{
    [Output("policyArn")] public Output<string> PolicyArn { get; private set; } = null!;
    [Output("user")] public Output<string> User { get; private set; } = null!;
}

public sealed class UserPolicyAttachmentArgs : ResourceArgs
{
    [Input("policyArn", required: true)] public Input<string> PolicyArn { get; set; } = null!;
    [Input("user", required: true)] public Input<string> User { get; set; } = null!;
}
