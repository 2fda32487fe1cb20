using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Infra.Settings;
using IamEngine.Model;
using Rehearsal.Cloud;
using Rehearsal.Creation;
using Rehearsal.Display;
using Rehearsal.Emulation;
using Rehearsal.Gateway;
using Rehearsal.Machine;
using Rehearsal.Ssh;
using Rehearsal.Steps;
using Rehearsal.Walk;
using Review.Stacks;

namespace Rehearsal;

/// <summary>One rehearsal, from the emulator's start to the last step; what it started ends with it.</summary>
internal sealed class RehearsalRun(StackConfiguration declared, RehearseOptions options, IDisplay display)
{
    private readonly StepList steps = new(display);
    private readonly List<string> notes = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private string emulatorName = "";

    /// <exception cref="RehearsalException">It could not be done.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task<RehearsalReport> RunAsync(CancellationToken interrupted)
    {
        await using var workshop = Workshop.Open();
        await using var emulator = await StartEmulatorAsync(workshop, interrupted);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, emulator.Died);
        try
        {
            return await RunAsync(workshop, emulator, either.Token, interrupted);
        }
        catch (Exception failure) when (emulator.Died.IsCancellationRequested && !interrupted.IsCancellationRequested)
        {
            throw new RehearsalException(
                $"the emulator ended in the middle, with exit code {emulator.ExitCode}; {KeepLog(emulator)}. It said last:\n{Emulator.LastWords(emulator.Log)}",
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
                display.Say($"the emulator's log is not complete: {problem}");
            }
        }
    }

    private async Task<Emulator> StartEmulatorAsync(Workshop workshop, CancellationToken cancellation)
    {
        Emulator? emulator = null;
        await steps.TakeAsync(Part.Emulator, "the emulator starts", null, async () =>
        {
            var source = await EmulatorSearch.InUserCache().FindAsync(workshop, display.Say, cancellation);
            emulator = await Emulator.StartAsync(workshop, source, cancellation);
            emulatorName = source.ToString();
            return Outcome.Good($"{source}, at {emulator.Endpoint}, process {emulator.ProcessId}");
        });
        return emulator!;
    }

    private async Task<RehearsalReport> RunAsync(
        Workshop workshop, Emulator emulator, CancellationToken cancellation, CancellationToken interrupted)
    {
        var key = Programs.Find("ssh-keygen") is null ? null : await OperatorKey.MakeAsync(workshop, cancellation);
        var configuration = key is null ? declared : WithOperator(declared, key);
        var settings = ((SettingsReading.Read)StackSettings.Read(configuration.Values, configuration.SecretKeys, configuration.Stack)).Settings;
        using var cloud = new EmulatedCloud(emulator.Endpoint, settings.Region.Value);

        var deployment = await CreateAsync(configuration, cloud, cancellation);
        await CompareAsync(cloud, deployment, cancellation);
        var account = AccountId.Of((await cloud.StsAsync("GetCallerIdentity", cancellation)).Text("Account")!);
        await using var gateway = await EnforcingGateway.StartAsync(cloud, emulator.Endpoint, account, cancellation);
        await using var ssh = new SshWalk(steps, workshop, cloud, settings, deployment, declared.Project, key, cancellation);
        // The two need nothing of each other, and each waits for programs most of the time.
        await Task.WhenAll(new UploaderWalk(steps, workshop, gateway, cloud, settings, deployment, cancellation).RunAsync(), ssh.RunAsync());
        return await FinishAsync(
            emulator,
            options.Keep ? ByHand.Commands(workshop, gateway, emulator, deployment, ssh, settings.Region.Value) : null, cancellation, interrupted);
    }

    private async Task<RehearsalReport> FinishAsync(
        Emulator emulator, IReadOnlyList<string>? byHand, CancellationToken cancellation, CancellationToken interrupted)
    {
        var report = new RehearsalReport(declared.Stack, emulatorName, steps.Results, notes, clock.Elapsed);
        if (report.NotAsExpected > 0)
        {
            display.Say(KeepLog(emulator));
        }

        display.Finish(report, byHand);
        if (byHand is not null)
        {
            await UntilInterruptedAsync(cancellation, interrupted);
        }

        return report;
    }

    private async Task<Deployment> CreateAsync(StackConfiguration configuration, EmulatedCloud cloud, CancellationToken cancellation)
    {
        Deployment? deployment = null;
        await steps.TakeAsync(Part.Create, $"what stack {configuration.Stack} declares is created", null, async () =>
        {
            deployment = await Deployment.RunAsync(configuration, cloud, cancellation);
            return Outcome.Good($"{deployment.Resources.Count} resources of {deployment.Resources.DistinctBy(resource => resource.Kind.Type).Count()} types");
        });
        return deployment!;
    }

    private Task<Outcome> CompareAsync(EmulatedCloud cloud, Deployment deployment, CancellationToken cancellation) =>
        steps.TakeAsync(Part.Compare, "and read back", null, async () =>
        {
            var back = await ReadBack.RunAsync(cloud, deployment.Resources, cancellation);
            notes.AddRange(deployment.Resources.Select(resource => resource.Kind.Note).OfType<string>().Distinct());
            notes.AddRange(back.NotHeld.Select(what => $"not compared: {what}"));
            return back.Different.Count == 0
                ? Outcome.Good($"{back.Same} settings are as they were declared")
                : Outcome.Bad($"{back.Same} settings are as they were declared, {back.Different.Count} are not", back.Different);
        });

    /// <summary>The stack with an operator's key whose private half is known here.</summary>
    private static StackConfiguration WithOperator(StackConfiguration configuration, OperatorKey key)
    {
        var bastion = JsonNode.Parse(configuration.Values["infra:bastion"])!.AsObject();
        bastion["publicKey"] = key.Public;
        if (bastion["identityFile"]?.ToString().StartsWith("~/", StringComparison.Ordinal) is false)
        {
            bastion.Remove("identityFile"); // the operator's home is made for the rehearsal, and nothing outside of it
        }

        return configuration with { Values = new Dictionary<string, string>(configuration.Values) { ["infra:bastion"] = bastion.ToJsonString() } };
    }

    private string KeepLog(Emulator emulator)
    {
        var kept = Path.Combine(options.Folder, "artifacts", "rehearsal", $"emulator-{declared.Stack}.log");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Copy(emulator.Log.Path, kept, overwrite: true);
            return $"the emulator's log is {kept}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"the emulator's log could not be kept ({failure.Message})";
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
            // That is how it ends.
        }
    }
}
