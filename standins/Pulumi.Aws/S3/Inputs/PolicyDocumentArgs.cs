namespace Pulumi.Aws.S3.Inputs;

/// <summary>
/// A policy as a class, where JSON text is also taken. Here a policy is always text: this only completes the type.
/// </summary>
public sealed class PolicyDocumentArgs : ResourceArgs;
