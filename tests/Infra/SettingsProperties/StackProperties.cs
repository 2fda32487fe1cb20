using System.Collections.Concurrent;
using CsCheck;
using IamEngine.Model;
using Infra;
using Infra.Settings;
using Review.AwsValues;
using Review.Diff.Resources;
using Review.Diff.Settings;
using Review.Mocks;
using Review.Model;
using Review.Model.Network;
using Review.Reports;
using Review.Stacks;

namespace Tests.Infra.SettingsProperties;

/// <summary>
/// Properties of the stack for all valid settings. The cases are the same in every run; <c>FRESH_SEEDS=1 ./run test --filter
/// FullyQualifiedName~StackProperties</c> uses others and prints the seed of a failure.
/// </summary>
[Long]
public sealed class StackProperties
{
    private const int Cases = 40;

    private static readonly ConcurrentDictionary<string, Lazy<Task<StackProgramResult>>> Declared = [];

    [Fact]
    public async Task Nobody_outside_the_VPC_can_open_a_port_but_SSH_of_the_bastion_from_allowed_networks() =>
        await Each(async settings =>
        {
            var entrances = GroupRules.In((await Declare(settings)).Resources).Entrances().ToArray();

            Assert.Equal(
                (Valid(settings).Bastion?.AllowedCidrs ?? [])
                    .Select(block => $"bastion-group {block} tcp {Valid(settings).Bastion!.Port}").Order(),
                entrances.Select(rule => $"{rule.Group} {rule.Block} {rule.Ports}").Order());
        });

    [Fact]
    public async Task Every_document_can_be_read_fits_where_it_is_attached_and_has_only_allowed_shapes() =>
        await Each(async settings =>
        {
            var (documents, findings) = PolicyDocuments.In((await Declare(settings)).Resources);

            Assert.Empty(findings);
            Assert.All(documents, document =>
            {
                Assert.True(document.Size <= document.Place.Limit(), $"{document.Title}: {document.Size}");
                Assert.Empty(document.Document!.AllStatements.SelectMany(
                    statement => Shapes.Wrong(document.Kind,
                        statement).Select(wrong => $"{document.Title} {statement.Sid}: {wrong}")));
            });
        });

    [Fact]
    public async Task Every_name_and_value_is_one_that_AWS_accepts() => await Each(async settings =>
    {
        var declared = await Declare(settings);

        Assert.Empty(ValueCheck.Check(declared).Concat(RuleQuota.Check(declared)).Select(finding => $"{finding.Where}: "
            + $"{finding.Message}"));
        Assert.Empty(declared.Resources.Where(resource => resource.NameInAws is not null)
            .GroupBy(resource => (resource.Type, resource.NameInAws)).Where(same => same.Count() > 1).Select(same => same.Key));
    });

    [Fact]
    public async Task Every_resource_that_can_have_tags_has_those_of_the_stack_and_of_the_settings() =>
        await Each(async settings =>
        {
            var wanted = Valid(settings).Tags.Keys.Concat(["Name", "project", "stack"]).ToArray();

            Assert.All(
                (await Declare(settings)).Resources.Where(resource => Untagged.CanHaveTags(resource.Type)),
                resource => Assert.Empty(
                    wanted.Except(resource.Tags.Select(tag => tag.Key)).Select(tag => $"{resource.Name} has no tag {tag}")));
        });

    [Fact]
    public async Task Prod_has_every_guard_that_dev_has_with_the_same_settings()
    {
        var compared = 0;
        await Each(async settings =>
        {
            var prod = settings.With("infra:stage", "prod");
            if (prod.Read() is not SettingsReading.Read)
            {
                return; // prod refuses what dev allows
            }

            var (dev, guarded) = (Report(await Declare(settings)), Report(await Declare(prod)));

            Assert.Empty(SettingDiff.Loosened(dev, guarded, SameResources.Of(dev, guarded)).Select(change => change.ToString()));
            Assert.NotEmpty(SettingDiff.Loosened(guarded, dev, SameResources.Of(guarded, dev)));
            compared++;
        });

        Assert.True(compared >= Cases / 4, $"{compared}");
    }

    [Fact]
    public async Task The_same_settings_give_the_same_report() => await Each(
        async settings => Assert.Equal(JsonReport.Write(await Review(settings)), JsonReport.Write(await Review(settings))), 3);

    [Fact]
    public void Most_random_settings_are_valid()
    {
        var valid = 0;
        GenSettings.Dev.Sample(
            settings => { valid += settings.Read() is SettingsReading.Read ? 1 : 0; }, iter: 200, threads: 1);

        Assert.Equal(200, valid);
    }

    [Fact]
    public void A_wrong_member_is_refused_with_its_key_or_is_valid_after_all()
    {
        var (refused, valid) = (0, 0);
        GenWrong.Member.Sample(
            wrong =>
            {
                switch (wrong.Settings.Read())
                {
                    case SettingsReading.Refused(var problems):
                        Assert.All(problems, problem => Assert.True(IsClear(problem), problem.ToString()));
                        Assert.Contains(problems, problem => MayComeFrom(problem, wrong.Key));
                        refused++;
                        break;
                    default:
                        valid++;
                        break;
                }
            },
            iter: 3_000,
            threads: 1);

        Assert.True(refused > 1_500 && valid > 100, $"{refused} refused, {valid} valid");
    }

    [Fact]
    public void A_wrong_setting_is_refused_with_its_key_or_is_valid_after_all() => GenWrong.Whole.Sample(
        wrong =>
        {
            if (wrong.Settings.Read() is SettingsReading.Refused(var problems))
            {
                Assert.All(problems, problem => Assert.True(IsClear(problem), problem.ToString()));
                Assert.Contains(problems, problem => problem.Key.StartsWith(wrong.Key, StringComparison.Ordinal)
                    || problem.Key.StartsWith("infra:bastion", StringComparison.Ordinal));
            }
        },
        iter: 1_000,
        threads: 1);

    /// <summary>One setting can make another one invalid: fewer zones than the number of the cluster's zone.</summary>
    private static bool MayComeFrom(SettingProblem problem, string key) =>
        problem.Key.StartsWith(key[..key.IndexOf('.', StringComparison.Ordinal)], StringComparison.Ordinal)
        || problem.Key is "infra:emr.zone" or "infra:emr.longestOutageDays";

    private static bool IsClear(SettingProblem problem) =>
        (problem.Key.StartsWith("infra:", StringComparison.Ordinal) || problem.Key == "aws:region")
        && problem.Rule.Length > 0 && problem.Remedy.Length > 0
        && !problem.ToString().Contains("   at ", StringComparison.Ordinal);

    private static Task Each(Func<GivenSettings, Task> holds, int cases = Cases) =>
        GenSettings.Dev.SampleAsync(holds, cases);

    private static StackSettings Valid(GivenSettings settings) =>
        Assert.IsType<SettingsReading.Read>(settings.Read()).Settings;

    // Each property draws the same settings.
    private static Task<StackProgramResult> Declare(GivenSettings settings) =>
        Declared.GetOrAdd(settings.ToString(), _ => new(() => DeclareAgain(settings))).Value;

    private static Task<StackProgramResult> DeclareAgain(GivenSettings settings)
    {
        var valid = Valid(settings);
        return ProgramRun.DeclareAsync(Configuration(settings), options => new InfraStack(valid, options));
    }

    private static async Task<ReviewReport> Review(GivenSettings settings) =>
        ReportBuilder.Build(Configuration(settings), [], await DeclareAgain(settings));

    private static ReviewReport Report(StackProgramResult declared) =>
        new("test", [], declared.Resources, PolicyDocuments.In(declared.Resources).Documents, [], [], [], []);

    private static StackConfiguration Configuration(GivenSettings settings) => new(
        "infra", settings.StackName, settings.Config, new HashSet<string>(), new Dictionary<string, string>(), []);
}
