using Infra;
using Infra.Settings;
using Review.Mocks;
using Review.Model;
using Review.Stacks;

namespace Review.Reports;

/// <summary>What reviewing a stack gives: a report, or everything that keeps the stack from being run.</summary>
public abstract record StackReview
{
    private StackReview()
    {
    }

    public sealed record Done(ReviewReport Report) : StackReview;

    public sealed record Refused(IReadOnlyList<StackProblem> Problems) : StackReview;

    /// <summary>
    /// Reads the stack's files in a folder, checks the settings, runs the program and reports what it declares.
    /// </summary>
    /// <exception cref="ProgramFailedException">The program failed although its settings are good.</exception>
    public static async Task<StackReview> OfAsync(string folder, string stack)
    {
        var (configuration, problems) = StackConfiguration.Read(folder, stack);
        if (configuration is null)
        {
            return new Refused(problems);
        }

        // A value that should not be in the file at all is reported in any case, also where nothing else can be.
        var plain = configuration.PlainSecrets.Where(secret => !problems.Any(known => known.Key == secret.Key)).Select(secret =>
            new StackProblem(secret.Where, secret.Key, null, PlainSecret.Rule, secret.Remedy)).ToArray();
        var reading = StackSettings.Read(configuration.Values, configuration.SecretKeys, stack);
        if (reading is SettingsReading.Refused refused)
        {
            // What is already known of a key from the file alone is not told twice.
            StackProblem[] fromFile = [.. problems, .. plain];
            var more = refused.Problems.Distinct().Where(problem => !fromFile.Any(known => known.Key == problem.Key));
            return new Refused([.. fromFile, .. more.Select(problem => Placed(problem, configuration))]);
        }

        if (problems.Count > 0 || reading is not SettingsReading.Read settings)
        {
            return new Refused([.. problems, .. plain]);
        }

        try
        {
            var declaration = await ProgramRun.DeclareAsync(
                configuration, options => new InfraStack(settings.Settings, options)).ConfigureAwait(false);
            var report = ReportBuilder.Build(configuration, settings.Notes, declaration);
            return new Done(report with { Flink = FlinkSize.Of(settings.Settings.Emr) });
        }
        catch (ProgramFailedException failure) when (failure.IsRefusal)
        {
            return new Refused([new($"Pulumi.{stack}.yaml", null, null, failure.Message, "change the settings that lead to it")]);
        }
    }

    private static StackProblem Placed(SettingProblem problem, StackConfiguration configuration) =>
        new(configuration.PlaceOf(problem.Key), problem.Key, problem.Value, problem.Rule, problem.Remedy);
}
