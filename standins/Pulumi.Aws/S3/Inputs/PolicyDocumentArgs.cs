namespace Pulumi.Aws.S3.Inputs;

/// <summary>
/// The type of a policy as an object. This project always writes policies as JSON text, so the type has no members.
/// </summary>
public sealed class PolicyDocumentArgs : ResourceArgs;
