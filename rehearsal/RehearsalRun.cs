using System.Diagnostics;
using Amazon.Runtime;
using IamEngine.Model;
using Infra.Settings;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Emulation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Ssh;
using Rehearsal.Steps;
using Rehearsal.Tampering;
using Rehearsal.Walk;
using Review.Reports;
using Review.Stacks;

namespace Rehearsal;

/// <summary>One rehearsal, from the start of the emulator to the last step. It ends every program that it starts.</summary>
internal sealed class RehearsalRun(StackConfiguration declared, RehearseOptions options, IDisplay display)
{
    private readonly StepList steps = new(display);
    private readonly List<string> notes = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private string emulatorName = "";

    /// <exception cref="RehearsalException">The rehearsal cannot continue.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted it.</exception>
    public async Task<RehearsalReport> RunAsync(CancellationToken interrupted)
    {
        await using var workDirectory = WorkDirectory.Open();
        await using var emulator = await StartEmulatorAsync(workDirectory, interrupted);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(interrupted, emulator.Exited);
        try
        {
            return await RunAsync(workDirectory, emulator, ended.Token, interrupted);
        }
        catch (Exception failure) when (emulator.Exited.IsCancellationRequested && !interrupted.IsCancellationRequested)
        {
            throw new RehearsalException(
                $"the emulator ended unexpectedly with exit code {emulator.ExitCode}; {KeepLog(emulator)}. "
                    + $"Its last lines:\n{Emulator.LastLines(emulator.Log)}",
                failure);
        }
        catch (Exception failure) when (failure is RehearsalException or CloudException or AmazonServiceException)
        {
            throw new RehearsalException($"{failure.Message}; {KeepLog(emulator)}", failure);
        }
        finally
        {
            if (emulator.Log.Problem is { } problem)
            {
                display.Say($"the emulator's log is incomplete: {problem}");
            }
        }
    }

    private async Task<Emulator> StartEmulatorAsync(WorkDirectory workDirectory, CancellationToken cancellation)
    {
        Emulator? emulator = null;
        await steps.TakeAsync(Part.Emulator, "the emulator starts", null, async () =>
        {
            var source = await EmulatorSearch.InUserCache().FindAsync(workDirectory, display.Say, cancellation);
            emulator = await Emulator.StartAsync(workDirectory, source, cancellation);
            emulatorName = source.ToString();
            return Outcome.Good($"{source}, at {emulator.Endpoint}, process {emulator.ProcessId}");
        });
        return emulator!;
    }

    private async Task<RehearsalReport> RunAsync(
        WorkDirectory workDirectory, Emulator emulator, CancellationToken cancellation, CancellationToken interrupted)
    {
        // The comparison with the program needs the program's own settings.
        var key = options.Tampering || InstalledPrograms.Find("ssh-keygen") is null ? null
            : await OperatorKey.MakeAsync(workDirectory, cancellation);
        var configuration = key is null || SettingsOf(declared).Bastion is null ? declared : OperatorStack.With(declared, key);
        var settings = SettingsOf(configuration);
        using var cloud = new EmulatedCloud(emulator.Endpoint, settings.Region.Value);

        var deployment = await CreateAsync(configuration, settings, cloud, cancellation);
        await CompareAsync(cloud, deployment, cancellation);
        if (options.Tampering)
        {
            var report = ((StackReview.Done)await StackReview.OfAsync(options.Folder, declared.Stack)).Report;
            await new TamperingWalk(
                steps, workDirectory, cloud, emulator.Endpoint, configuration, report, deployment, cancellation).RunAsync();
            return await FinishAsync(emulator, null, cancellation, interrupted);
        }

        var account = AccountId.Of((await cloud.StsAsync("GetCallerIdentity", cancellation)).Text("Account")!);
        await using var gateway = await EnforcingGateway.StartAsync(cloud, emulator.Endpoint, account, cancellation);
        await using var ssh = new SshWalk(steps, workDirectory, cloud, settings, deployment, declared.Project, key, cancellation);
        // The two are independent and mostly wait for programs.
        await Task.WhenAll(
            UploaderWalks.RunAsync(
                steps, workDirectory, gateway, cloud, configuration, settings, deployment, cancellation),
            ssh.RunAsync());
        return await FinishAsync(
            emulator,
            options.Keep ? ManualInstructions.Commands(workDirectory, gateway, emulator, deployment, ssh, settings.Region.Value)
                : null,
            cancellation,
            interrupted);
    }

    private static StackSettings SettingsOf(StackConfiguration configuration) => ((SettingsReading.Read)StackSettings.Read(
        configuration.Values, configuration.SecretKeys, configuration.Stack)).Settings;

    private async Task<RehearsalReport> FinishAsync(
        Emulator emulator,
        IReadOnlyList<string>? manualInstructions,
        CancellationToken cancellation,
        CancellationToken interrupted)
    {
        var report = new RehearsalReport(declared.Stack, emulatorName, steps.Results, notes, clock.Elapsed);
        if (report.NotAsExpected > 0)
        {
            display.Say(KeepLog(emulator));
        }

        display.Finish(report, manualInstructions);
        if (manualInstructions is not null)
        {
            await UntilInterruptedAsync(cancellation, interrupted);
        }

        return report;
    }

    private async Task<Deployment> CreateAsync(
        StackConfiguration configuration, StackSettings settings, EmulatedCloud cloud, CancellationToken cancellation)
    {
        Deployment? deployment = null;
        await steps.TakeAsync(Part.Create, $"the resources of stack {configuration.Stack} are created", null, async () =>
        {
            deployment = await Deployment.RunAsync(configuration, settings, cloud, cancellation);
            var types = deployment.Resources.Select(resource => resource.Handler.Type).Distinct().Count();
            return Outcome.Good($"{deployment.Resources.Count} resources of {types} types");
        });
        return deployment!;
    }

    private Task<Outcome> CompareAsync(EmulatedCloud cloud, Deployment deployment, CancellationToken cancellation) =>
        steps.TakeAsync(Part.Compare, "the resources are read back", null, async () =>
        {
            var back = await ReadBack.RunAsync(cloud, deployment.Resources, cancellation);
            notes.AddRange(deployment.Resources.Select(resource => resource.Handler.Note).OfType<string>().Distinct());
            notes.AddRange(back.NotCompared.Select(inputs => $"not compared: {inputs}"));
            return back.Different.Count == 0
                ? Outcome.Good($"{back.Same} inputs are as declared")
                : Outcome.Bad($"{back.Same} inputs are as declared, {back.Different.Count} differ", back.Different);
        });

    private string KeepLog(Emulator emulator)
    {
        var path = Path.Combine(options.Folder, "artifacts", "rehearsal", $"emulator-{declared.Stack}.log");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(emulator.Log.Path, path, overwrite: true);
            return $"the emulator's log is {path}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"the emulator's log cannot be saved ({failure.Message})";
        }
    }

    private static async Task UntilInterruptedAsync(CancellationToken cancellation, CancellationToken interrupted)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            // Ctrl-C ends a rehearsal with --keep.
        }
    }
}
