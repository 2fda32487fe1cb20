using Moq;
using Xunit.Abstractions;

namespace Tests.Architecture;

public sealed class ProgramsFirstTests
{
    [Theory]
    [InlineData(typeof(Infra.ReadmeDeploymentTests), true)]
    [InlineData(typeof(Rehearsal.RehearsalTests), true)]
    [InlineData(typeof(LineLengthTests), false)]
    public void A_class_starts_programs_if_a_test_of_it_needs_one(Type type, bool starts) =>
        Assert.Equal(starts, ProgramsFirst.StartsPrograms($"Test collection for {type.FullName}"));

    [Theory]
    [InlineData(typeof(Hostile.FuzzTests), true)]
    [InlineData(typeof(LineLengthTests), false)]
    public void A_class_is_long_if_it_is_marked(Type type, bool isLong) =>
        Assert.Equal(isLong, ProgramsFirst.IsLong($"Test collection for {type.FullName}"));

    [Fact]
    public void Classes_that_start_programs_and_long_ones_alternate_before_the_others()
    {
        string[] given =
        [
            Of<LineLengthTests>(), Of<Hostile.FuzzTests>(), "Pulumi", Of<Mutants.WeakeningTests>(),
            Of<Rehearsal.RehearsalTests>(), Of<Prove.DifferentialTests>(), Of<Infra.Commands.EmulatedBucketTests>(),
        ];

        Assert.Equal(
            [
                Of<Rehearsal.RehearsalTests>(), Of<Hostile.FuzzTests>(), Of<Infra.Commands.EmulatedBucketTests>(),
                Of<Mutants.WeakeningTests>(), Of<Prove.DifferentialTests>(), Of<LineLengthTests>(), "Pulumi",
            ],
            new ProgramsFirst().OrderTestCollections(
                given.Select(name => Mock.Of<ITestCollection>(collection => collection.DisplayName == name)))
                .Select(collection => collection.DisplayName));

        static string Of<T>() => $"Test collection for {typeof(T).FullName}";
    }

    [Fact]
    public void A_collection_of_several_classes_has_no_class_to_look_at() => Assert.False(ProgramsFirst.StartsPrograms("Pulumi"));
}
