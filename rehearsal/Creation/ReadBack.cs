using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>What reading everything back showed.</summary>
/// <param name="Same">How many inputs came back as they were declared.</param>
/// <param name="Different">What came back otherwise, in words.</param>
/// <param name="NotHeld">What cannot be compared, by reason: how many inputs, and one of them as an example.</param>
internal sealed record ReadBack(int Same, IReadOnlyList<string> Different, IReadOnlyList<string> NotHeld)
{
    /// <summary>Reads everything that was created back through the emulator's API, and compares it with what was declared.</summary>
    public static async Task<ReadBack> RunAsync(EmulatedCloud cloud, IReadOnlyList<Resource> resources, CancellationToken cancellation)
    {
        var same = 0;
        var different = new List<string>();
        var notHeld = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var held = resource.Kind.Read is { } read ? await read(cloud, resource.Wanted, resource.Created, cancellation) : [];
            foreach (var (input, outcome) in Comparison.Of(resource.Kind, resource.Wanted.Inputs, held))
            {
                switch (outcome)
                {
                    case Compared.Different differs:
                        different.Add(
                            $"{resource.Wanted.Name} ({resource.Kind.Type}) {input}: declared {differs.Declared}, held {differs.Held}");
                        break;
                    case Compared.NotHeld { Why: var why }:
                        (notHeld.TryGetValue(why, out var inputs) ? inputs : notHeld[why] = new(StringComparer.Ordinal)).Add(
                            $"{resource.Kind.Type} {input}");
                        break;
                    default:
                        same++;
                        break;
                }
            }
        }

        different.AddRange(await UndeclaredAsync(cloud, resources, cancellation));
        return new(same, different, [.. notHeld.Select(group => $"{string.Join(", ", group.Value)}: {group.Key}")]);
    }

    private static Task<IReadOnlyList<string>> UndeclaredAsync(
        EmulatedCloud cloud, IReadOnlyList<Resource> resources, CancellationToken cancellation)
    {
        var rules = resources.Where(resource => resource.Kind.Type.StartsWith("aws:vpc/securityGroup", StringComparison.Ordinal)).Select(resource => resource.Created.Id).ToHashSet();
        var groups = resources.Where(resource => resource.Kind.Type is "aws:ec2/securityGroup:SecurityGroup" or "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").Select(resource => resource.Created.Id);
        return SecurityGroupKinds.UndeclaredRulesAsync(cloud, groups, rules, cancellation);
    }
}
