using Mutation;
using Tests.Review;

namespace Tests.Mutants;

public sealed class MutationCommandTests
{
    [Fact]
    public void A_folder_that_is_not_the_projects_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Equal(
                (MutationCommand.BadInput, "",
                    $"mutation: {folder.FullName} is not the project's folder: "
                    + "it has no policies/ and tests/Policies/; start this there\n"),
                Run(folder.FullName));
        }
        finally
        {
            folder.Delete();
        }
    }

    [Fact]
    public void A_name_that_no_file_has_is_refused() => Assert.Equal(
        (MutationCommand.BadInput, "", "mutation: no file of policies/ has UploadTrusts in its path\n"),
            Run(Reviews.Root, "UploadTrusts"));

    [Fact]
    public void The_committed_list_of_accepted_mutants_is_complete() => Assert.NotNull(ProjectSources.Of(Reviews.Root).Accepted);

    private static (int, string, string) Run(string folder, params string[] only)
    {
        using StringWriter output = new(), errors = new();
        return (MutationCommand.Run(folder, only, list: false, output, errors), $"{output}", $"{errors}");
    }
}
