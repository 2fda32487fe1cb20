using Infra;
using Infra.Naming;
using Infra.Settings;
using Review.Controls;
using Review.Findings;
using Review.Mocks;
using Review.Model;
using Review.Stacks;

namespace Review.Reports;

/// <summary>The result of a review: a report, or all problems that prevent it.</summary>
public abstract record StackReview
{
    private StackReview()
    {
    }

    public sealed record Done(ReviewReport Report) : StackReview;

    public sealed record Refused(IReadOnlyList<StackProblem> Problems) : StackReview;

    /// <summary>
    /// Reads the stack's files in a folder, checks the settings, runs the program under mocks, and reports its resources.
    /// </summary>
    /// <exception cref="ProgramFailedException">The program failed although its settings are valid.</exception>
    /// <param name="today">The day of the review, for the age of images and keys; null if it does not matter.</param>
    /// <param name="credentials">The account's credential report; null if there is none.</param>
    public static async Task<StackReview> OfAsync(
        string folder, string stack, DateOnly? today = null, CredentialReport? credentials = null)
    {
        var (declared, problems) = await DeclareAsync(folder, stack).ConfigureAwait(false);
        if (declared is not { Configuration: var configuration, Settings: var settings })
        {
            return new Refused(problems);
        }

        var report = ReportBuilder.Build(configuration, settings.Notes, declared.Program, today);
        var controls = AllControls.Of(report, credentials, today);
        return new Done(report with
        {
            Controls = ControlSummary.Of(controls),
            Findings =
            [
                .. report.Findings,
                .. OtherStacks.Check(folder, configuration, settings.Settings),
                .. AllControls.Findings(controls),
                .. credentials is null || today is not { } day ? [] : credentials.Check(
                    report.Resources, day, user => settings.Settings.Uploaders.SelectMany(uploader => uploader.Users)
                        .FirstOrDefault(known => UploaderNames.User(known.Name) == user.Name)?.Keys.MaxAgeDays
                        ?? KeyLife.DefaultMaxAgeDays),
            ],
            Flink = FlinkSize.Of(settings.Settings.Emr),
            Storage = StateStorage.Of(settings.Settings),
            Logins = LoginRow.Of(settings.Settings),
        });
    }

    /// <summary>The problems that prevent a review, found without its report; none if it can be made.</summary>
    /// <exception cref="ProgramFailedException">The program failed although its settings are valid.</exception>
    public static async Task<IReadOnlyList<StackProblem>> ProblemsAsync(string folder, string stack) =>
        (await DeclareAsync(folder, stack).ConfigureAwait(false)).Problems;

    private static async Task<(DeclaredStack? Stack, IReadOnlyList<StackProblem> Problems)> DeclareAsync(
        string folder, string stack)
    {
        var (configuration, problems) = StackConfiguration.Read(folder, stack);
        if (configuration is null)
        {
            return (null, problems);
        }

        // Plain secrets are reported even if other problems end the review.
        var plain = configuration.PlainSecrets.Where(secret => !problems.Any(known => known.Key == secret.Key)).Select(secret =>
            new StackProblem(secret.Where, secret.Key, null, PlainSecret.Rule, secret.Remedy)).ToArray();
        var reading = StackSettings.Read(configuration.Values, configuration.SecretKeys, stack);
        if (reading is SettingsReading.Refused refused)
        {
            // A key gets one problem only; the problem found in the file is the more precise one.
            // A problem of an item is more precise than that of its list.
            StackProblem[] fromFile =
            [
                .. problems.Where(problem => !refused.Problems.Any(item => item.Key.StartsWith(
                    $"{problem.Key}[", StringComparison.Ordinal))),
                .. plain,
            ];
            var more = refused.Problems.Distinct().Where(problem => !fromFile.Any(known => known.Key == problem.Key));
            return (null, [.. fromFile, .. more.Select(problem => Placed(problem, configuration))]);
        }

        if (problems.Count > 0 || reading is not SettingsReading.Read settings)
        {
            return (null, [.. problems, .. plain]);
        }

        try
        {
            return (new(configuration, settings, await ProgramRun.DeclareAsync(
                configuration, options => new InfraStack(settings.Settings, options)).ConfigureAwait(false)), []);
        }
        catch (ProgramFailedException failure) when (failure.IsRefusal)
        {
            return (null, [new($"Pulumi.{stack}.yaml", null, null, failure.Message, "change the settings that cause it")]);
        }
    }

    private static StackProblem Placed(SettingProblem problem, StackConfiguration configuration) =>
        new(configuration.PlaceOf(problem.Key), problem.Key, problem.Value, problem.Rule, problem.Remedy);

    private sealed record DeclaredStack(
        StackConfiguration Configuration, SettingsReading.Read Settings, StackProgramResult Program);
}
