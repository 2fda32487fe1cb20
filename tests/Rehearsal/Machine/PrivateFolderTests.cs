using Rehearsal.Machine;

namespace Tests.Rehearsal.Machine;

public sealed class PrivateFolderTests
{
    [Theory]
    [InlineData("0777", true)]
    [InlineData("1777", false)]
    [InlineData("0755", false)]
    public void A_parent_folder_in_which_every_user_can_rename_files_is_refused(string mode, bool isRefused)
    {
        var parent = Directory.CreateTempSubdirectory().FullName;
        Programs.Run("chmod", "", mode, parent);

        var failure = Record.Exception(() => PrivateFolder.RequireProtectedParent(parent));

        Assert.Equal(isRefused, failure is RehearsalException);
        Directory.Delete(parent);
    }
}
