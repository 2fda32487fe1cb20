namespace Pulumi.Testing;

/// <summary>The run that a test wants. Not saying whether it is a preview means that it is.</summary>
public class TestOptions
{
    public string? ProjectName { get; set; }

    public string? StackName { get; set; }

    public string? OrganizationName { get; set; }

    public string? RootDirectory { get; set; }

    public bool? IsPreview { get; set; }
}
