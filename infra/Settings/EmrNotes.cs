using Infra.Flink;

namespace Infra.Settings;

/// <summary>What several settings of a cluster mean together: advice, and a state that does not fit in memory.</summary>
internal static class EmrNotes
{
    public static void Backend(SettingsSection section, FlinkSettings flink, ClusterSize size, int volume, NoteList notes)
    {
        if (flink.StateMb is not { } state)
        {
            return;
        }

        switch (BackendAdvice.For(flink.Backend, state, size, volume))
        {
            case BackendAdvice.TooSmall small:
                section.Problem("flink.stateMb", $"{state}", small.Reason, small.Remedy);
                break;
            case BackendAdvice.Better better:
                notes.Add("STATE_BACKEND", "infra:emr.flink.stateBackend", better.Reason, better.Remedy);
                break;
            default:
                break;
        }
    }

    public static void Network(NetworkSettings network, bool reachesNodes, NoteList notes)
    {
        if (!reachesNodes)
        {
            notes.Add(
                "NO_WAY_TO_NODES",
                "infra:emr.sessionManager",
                "the stack has no bastion, and Session Manager is off, so nobody can log in to a node",
                "write sessionManager: true, or accept that logs and steps are all that operators have");
        }

        if (network.Existing is { } existing)
        {
            // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html#manually-tagged-resources
            notes.Add(
                "EXISTING_NETWORK_NEEDS_TAG",
                "infra:network.existing",
                $"EMR starts nodes only in a VPC and subnet with the tag {TagSettings.EmrTag}: true, which the stack does not set "
                    + "on what it does not declare",
                $"have the owner run `aws ec2 create-tags --resources {existing.Vpc} {string.Join(' ', existing.PrivateSubnets)} "
                    + $"--tags Key={TagSettings.EmrTag},Value=true`");
        }
    }

    public static void JobsEnd(int primaries, Stage stage, NoteList notes)
    {
        if (stage == Stage.Prod && primaries == 1)
        {
            notes.Add(
                "JOBS_END_WITH_A_NODE",
                "infra:emr.primaries",
                "with one primary, a job ends when its JobManager or the primary node is lost, and waits for the command "
                    + "`restart`",
                "write 3 for jobs that go on by themselves, or accept the outage");
        }
    }

    public static void Storage(FlinkSettings flink, StateSettings state, NoteList notes)
    {
        var estimate = flink.Storage(state);
        if (flink.StateMb is not null && estimate.MonthlyCost > state.MonthlyCostLimit)
        {
            notes.Add(
                "STATE_STORAGE_COST",
                "infra:state.monthlyCostLimit",
                $"checkpoints are estimated to cost {StorageEstimate.Dollars(estimate.MonthlyCost)} a month, more than "
                    + $"{state.MonthlyCostLimit}: {StorageEstimate.Dollars(estimate.NoncurrentGb * StorageEstimate.GbMonth)} "
                    + "of it "
                    + "for files that Flink has deleted",
                "lower infra:state.noncurrentCheckpointDays, checkpoint less often, or raise the limit");
        }
    }
}
