using System.Text.RegularExpressions;
using IamEngine.Model;
using Policies.Access;
using Policies.Network;
using Group = Policies.Network.Group;

namespace Infra.Settings;

/// <summary><c>infra:emr.job</c>: what jobs use in addition to the state bucket.</summary>
/// <param name="Egress">
/// Connections that core and task nodes may open: <c>to</c> (a CIDR block, prefix list or security group), <c>ports</c>, and
/// <c>why</c>. Default: none.
/// </param>
/// <param name="Data">
/// The <c>buckets</c>, Kinesis <c>streams</c> and Glue <c>databases</c>, each with <c>use</c>: read, write or delete; and
/// <c>metrics</c>, the namespaces that jobs write to; and <c>statements</c> for other services: <c>actions</c> and
/// <c>resources</c>. Default: none.
/// </param>
public sealed partial record JobSettings(Seq<TrafficRule> Egress, JobData Data)
{
    private static readonly Party.Member Core = new(Group.EmrCore);

    internal static JobSettings Read(SettingsSection section, Stage stage, NetworkSettings network, NoteList notes)
    {
        var egress = ReadAll(section, "egress", item => ReadEgress(item, stage, network, notes));
        RefuseTwice(section, "egress", egress, rule => $"{Written(rule.To)} {rule.Ports}");
        var buckets = ReadAll(section, "buckets", ReadBucket);
        RefuseTwice(section, "buckets", buckets, bucket => bucket.Name.Value);
        var streams = ReadAll(section, "streams", ReadStream);
        RefuseTwice(section, "streams", streams, stream => stream.Name);
        var databases = ReadAll(section, "databases", ReadDatabase);
        RefuseTwice(section, "databases", databases, database => database.Name);
        var statements = ReadAll(section, "statements", JobStatements.Read);
        var metrics = ReadMetrics(section);
        section.RefuseUnknown();
        return new(egress, new(buckets, streams, databases) { Statements = statements, Metrics = metrics });
    }

    private static Seq<T> ReadAll<T>(SettingsSection section, string name, Func<SettingsSection, T?> read) where T : class =>
        section.Each(name).Select(item =>
        {
            var value = read(item);
            item.RefuseUnknown();
            return value;
        }).OfType<T>().ToSeq();

    private static void RefuseTwice<T>(SettingsSection section, string name, Seq<T> values, Func<T, string> identity)
    {
        foreach (var same in values.GroupBy(identity).Where(same => same.Count() > 1))
        {
            section.Problem(name, same.Key, "is listed twice", "write one item for it");
        }
    }

    private static TrafficRule? ReadEgress(SettingsSection item, Stage stage, NetworkSettings network, NoteList notes)
    {
        var to = item.Required("to", "a CIDR block, a prefix list or a security group", "write 10.30.0.0/16, for example");
        var ports = item.Required("ports", "the port or ports", "write 9092-9098, for example");
        var why = item.Text("why") ?? "jobs use it";
        if (!Description().IsMatch(why))
        {
            // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
            item.Problem(
                "why", SettingsSection.Shown(why),
                "must have 1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
                "write Kafka, for example");
            why = "";
        }

        var party = to is null ? null : ReadParty(item, to, stage, network, notes);
        var range = ports is null ? null : ReadPorts(item, ports);
        return party is null || range is null ? null : new(Core, party, Protocol.Tcp, range, why);
    }

    private static Party? ReadParty(SettingsSection item, string to, Stage stage, NetworkSettings network, NoteList notes)
    {
        if (PrefixListId().IsMatch(to))
        {
            return new Party.PrefixList(to);
        }

        if (SecurityGroupId().IsMatch(to))
        {
            return new Party.ForeignGroup(to);
        }

        if (Cidr.Ask(to) is not Answer<Cidr>.Yes { Value: var block } || !block.IsIPv4)
        {
            item.Problem(
                "to", SettingsSection.Shown(to),
                "must be an IPv4 block, a prefix list (pl-...) or a security group (sg-...)",
                "write 10.30.0.0/16, for example");
            return null;
        }

        if (block.IsWorld && stage == Stage.Prod)
        {
            item.Problem(
                "to", to, "lets jobs send data to every address, which a prod stack must not allow",
                "write the blocks of what they connect to");
            return null;
        }

        if (block.IsWorld)
        {
            notes.Add(
                "EGRESS_TO_EVERYWHERE", item.KeyOf("to"), "jobs can send data to every address",
                "write the blocks of what they connect to; a prod stack must not use 0.0.0.0/0");
        }
        else if (network.Nat == Nat.None && !network.Cidr.Contains(block))
        {
            notes.Add(
                "EGRESS_WITHOUT_ROUTE", item.KeyOf("to"),
                $"{block} is outside the VPC, and without a NAT gateway no route of this stack leads there",
                "add the route of your peering connection or transit gateway, or write infra:network.nat one");
        }

        return new Party.Addresses(block);
    }

    private static string Written(Party party) => party switch
    {
        Party.Addresses addresses => addresses.Block.ToString(),
        Party.PrefixList list => list.Id,
        Party.ForeignGroup group => group.Id,
        _ => throw new ArgumentException($"a job connects to no {party}", nameof(party)),
    };

    private static PortRange? ReadPorts(SettingsSection item, string text)
    {
        var parts = text.Split('-');
        if (parts.Length <= 2 && Port(parts[0]) is { } first && Port(parts[^1]) is { } last && first <= last)
        {
            return new(first, last);
        }

        item.Problem(
            "ports", SettingsSection.Shown(text), "must be a port from 1 to 65535, or two with a hyphen, the lower first",
            "write 9092-9098, for example");
        return null;

        static int? Port(string number) => PortNumber().IsMatch(number) && int.Parse(
            number, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 65_535 and var port ? port : null;
    }

    private static JobBucket? ReadBucket(SettingsSection item)
    {
        var name = item.Parsed("name", BucketName.Ask, "write the name alone, such as example-input");
        _ = item.Required("name", "the name of the bucket", "write example-input, for example");
        var prefixes = item.Texts("prefixes");
        foreach (var prefix in prefixes.Where(prefix => !Prefix().IsMatch(prefix)))
        {
            item.Problem(
                "prefixes", SettingsSection.Shown(prefix),
                "must end with a slash and have no wildcards, variables or control characters", "write orders/, for example");
        }

        var key = item.Parsed("key", Arn.Ask, "write the key's ARN: arn:aws:kms:us-east-1:123456789012:key/...");
        if (key is not null
            && (key.Service != "kms" || key.ResourceType != "key" || key.ToString().AsSpan().ContainsAny('*', '?')))
        {
            item.Problem(
                "key", key.ToString(), "must be the ARN of one KMS key, not of an alias, which can be moved to another key",
                "write arn:aws:kms:REGION:ACCOUNT:key/ID");
        }

        var use = ReadUse(item);
        return name is null ? null : new(name, prefixes, use, key);
    }

    private static JobStream? ReadStream(SettingsSection item)
    {
        var name = ReadName(item, "name", StreamName(), "1 to 128 letters, digits and _ . -", "orders");
        var use = item.OneOf("use", DataUse.Read, ("read", DataUse.Read), ("write", DataUse.Write));
        return name is null ? null : new(name, use);
    }

    private static JobDatabase? ReadDatabase(SettingsSection item)
    {
        var name = ReadName(item, "name", GlueName(), "1 to 255 lower-case letters, digits and _ -", "sales");
        var tables = item.Texts("tables");
        foreach (var table in tables.Where(table => !GlueName().IsMatch(table)))
        {
            item.Problem(
                "tables", SettingsSection.Shown(table),
                "must have 1 to 255 lower-case letters, digits and _ -, without wildcards",
                "write orders, for example");
        }

        var use = ReadUse(item);
        return name is null ? null : new(name, tables, use);
    }

    private static Seq<string> ReadMetrics(SettingsSection section)
    {
        var namespaces = section.Texts("metrics");
        foreach (var name in namespaces.Where(name =>
            !MetricNamespace().IsMatch(name) || name.StartsWith("AWS/", StringComparison.Ordinal)))
        {
            section.Problem(
                "metrics", SettingsSection.Shown(name),
                "must have 1 to 255 letters, digits and . - _ / # :, not begin with a colon or with AWS/, and have no wildcards",
                "write Orders, for example");
        }

        return namespaces;
    }

    private static DataUse ReadUse(SettingsSection item) => item.OneOf(
        "use", DataUse.Read, ("read", DataUse.Read), ("write", DataUse.Write), ("delete", DataUse.Delete));

    private static string? ReadName(SettingsSection item, string member, Regex form, string rule, string example)
    {
        if (item.Required(member, "the name", $"write {example}, for example") is not { } name)
        {
            return null;
        }

        if (form.IsMatch(name))
        {
            return name;
        }

        item.Problem(
            member, SettingsSection.Shown(name), $"must have {rule}, without wildcards", $"write {example}, for example");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}\z")]
    private static partial Regex Description();

    [GeneratedRegex(@"^pl-(?:[0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex PrefixListId();

    [GeneratedRegex(@"^sg-(?:[0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex SecurityGroupId();

    [GeneratedRegex(@"^[0-9]{1,5}\z")]
    private static partial Regex PortNumber();

    // A key has up to 1024 bytes; ${ would begin a policy variable.
    [GeneratedRegex(@"^[^*?$\\\x00-\x1f\x7f]{0,900}/\z")]
    private static partial Regex Prefix();

    // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,128}\z")]
    private static partial Regex StreamName();

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
    [GeneratedRegex(@"^[A-Za-z0-9._/#-][A-Za-z0-9._/#:-]{0,254}\z")]
    private static partial Regex MetricNamespace();

    // Glue folds names to lower case.
    // https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
    [GeneratedRegex(@"^[a-z0-9_-]{1,255}\z")]
    private static partial Regex GlueName();
}
