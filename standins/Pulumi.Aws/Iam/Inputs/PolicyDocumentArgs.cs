namespace Pulumi.Aws.Iam.Inputs;

/// <summary>Completes the type of the arguments that take a policy as JSON text or as this class; the text is the form used here.</summary>
public sealed class PolicyDocumentArgs : ResourceArgs;
