using IamEngine.Json;
using IamEngine.Model;
using Pulumi;

namespace Infra.Components;

/// <summary>The one place where a policy document becomes text for AWS.</summary>
internal static class Documents
{
    /// <summary>The document as canonical JSON. Throws <see cref="RunException"/> where AWS would refuse it for its size.</summary>
    public static string For(Attachment attachment, PolicyDocument document)
    {
        var json = PolicyWriter.Write(document);
        return json.Length <= attachment.Limit()
            ? json
            : throw new RunException($"a policy document has {json.Length} characters, and {attachment} takes {attachment.Limit()}; name fewer networks or tags in the settings");
    }
}
