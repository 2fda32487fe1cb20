using System.Text.Json.Nodes;
using Infra.Settings;
using Review.Model;

namespace Review.Findings;

/// <summary>Reports a pinned image of the bastion that is old, or whose age nobody can see.</summary>
internal static class ImageAge
{
    /// <summary>Amazon Linux 2023 has a release every few weeks; three months are several missed ones.</summary>
    private const int OldDays = 90;

    private const string Setting = "infra:bastion";

    /// <param name="today">The day of the review; null if the age does not matter.</param>
    public static IEnumerable<Finding> Check(JsonObject settings, DateOnly? today)
    {
        if (today is not { } day || settings[Setting] is not JsonObject bastion || bastion["image"].AsText() is not { } image)
        {
            yield break;
        }

        if (SettingDate.Of(bastion["imageDate"].AsText()) is not { } made)
        {
            yield return new(
                "IMAGE_AGE_UNKNOWN",
                Severity.Warning,
                $"the bastion starts from {image}, and no setting says how old it is",
                $"{Setting}.image",
                "write the CreationDate of `aws ec2 describe-images` as imageDate, or leave image out for the newest Amazon "
                    + "Linux");
        }
        else if (day.DayNumber - made.DayNumber > OldDays)
        {
            yield return new(
                "IMAGE_OLD",
                Severity.Warning,
                // Without the number of days, so that two reports differ only where the stack does.
                $"the bastion starts from {image} of {made:yyyy-MM-dd}, which is more than {OldDays} days old",
                $"{Setting}.image",
                "name a newer image and its imageDate, or leave image out for the newest Amazon Linux");
        }
    }
}
