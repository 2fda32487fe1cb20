using IamEngine.Json;
using IamEngine.Model;
using Pulumi;

namespace Infra.Components;

/// <summary>Writes policy documents for AWS.</summary>
internal static class PolicyText
{
    /// <summary>The document as canonical JSON.</summary>
    /// <exception cref="RunException">The document is longer than AWS allows for the attachment.</exception>
    public static string For(Attachment attachment, PolicyDocument document)
    {
        var json = PolicyWriter.Write(document);
        return json.Length <= attachment.Limit()
            ? json
            : throw new RunException(
                $"the policy that begins with {document.AllStatements[0].Sid} has {json.Length} characters, but a {attachment} "
                    + $"can have {attachment.Limit()}; list fewer networks, tags or resources of jobs in the settings, or give the "
                    + "stack a shorter name");
    }
}
