namespace Tests.Architecture;

public sealed class ProgramsFirstTests
{
    [Theory]
    [InlineData(typeof(Infra.ReadmeDeploymentTests), true)]
    [InlineData(typeof(Rehearsal.RehearsalTests), true)]
    [InlineData(typeof(LineLengthTests), false)]
    public void A_class_starts_programs_if_a_test_of_it_needs_one(Type type, bool starts) =>
        Assert.Equal(starts, ProgramsFirst.StartsPrograms($"Test collection for {type.FullName}"));

    [Fact]
    public void A_collection_of_several_classes_has_no_class_to_look_at() => Assert.False(ProgramsFirst.StartsPrograms("Pulumi"));
}
