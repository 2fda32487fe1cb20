using IamEngine.Model;

namespace Infra.Settings;

/// <summary><c>infra:emr.endpoints</c>, which must have the services that jobs call and cannot reach otherwise.</summary>
internal static class EmrEndpoints
{
    public static Seq<EndpointService> Read(
        SettingsSection section, NetworkSettings network, JobSettings job, NoteList notes)
    {
        var named = section.Texts("endpoints");
        var known = EndpointService.OfJobs;
        foreach (var name in named.Where(name => !known.Any(service => service.Name == name)))
        {
            section.Problem(
                "endpoints", SettingsSection.Shown(name),
                $"must be one of {string.Join(", ", known.Select(service => service.Name))}", "write glue, for example");
        }

        section.RefuseTwice("endpoints", named);

        if (network.Existing is not null && named.Count > 0)
        {
            section.Problem(
                "endpoints", null,
                "must be empty with infra:network.existing: the stack declares no endpoints in the network of another owner",
                "leave it out, and ask the network's owner for these endpoints");
            return [];
        }

        var called = job.Data.Statements.SelectMany(statement => statement.Actions)
            .Select(action => action.Text[..action.Text.IndexOf(':', StringComparison.Ordinal)]).Distinct()
            .Select(prefix => (Prefix: prefix, Endpoint: known.FirstOrDefault(service => service.Actions.Text == $"{prefix}:*")))
            .ToArray();
        (bool IsNeeded, string Name, string For)[] needs = network.Existing is not null ? [] :
        [
            (job.Data.Streams.Count > 0, "kinesis-streams", "streams"), (job.Data.Databases.Count > 0, "glue", "databases"),
            (job.Data.Metrics.Count > 0, "monitoring", "metrics"),
            .. called.Where(call => call.Endpoint is not null).Select(call => (true, call.Endpoint!.Name, "statements")),
        ];
        var others = called.Where(call => call.Endpoint is null).Select(call => call.Prefix).ToArray();
        if (others.Length > 0 && network.Existing is null && network.Nat == Nat.None)
        {
            notes.Add(
                "SERVICE_WITHOUT_ROUTE", "infra:emr.job.statements",
                $"without a NAT gateway nodes cannot reach {string.Join(", ", others)}, and infra:emr.endpoints has no such "
                    + "service",
                "write infra:network.nat one, or make an endpoint in the VPC yourself");
        }

        foreach (var need in needs.Where(need => need.IsNeeded && network.Nat == Nat.None && !named.Contains(need.Name))
            .DistinctBy(need => need.Name))
        {
            section.Problem(
                "endpoints", null,
                $"must have {need.Name}: infra:emr.job.{need.For} is set, and without a NAT gateway nodes cannot reach the "
                    + "service",
                $"write endpoints: [{need.Name}], or infra:network.nat one");
        }

        return [.. known.Where(service => named.Contains(service.Name))];
    }
}
