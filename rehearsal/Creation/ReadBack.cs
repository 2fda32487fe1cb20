using Rehearsal.Cloud;

namespace Rehearsal.Creation;

/// <summary>The comparison of all created resources with their declarations.</summary>
/// <param name="Same">The number of inputs that are equal.</param>
/// <param name="Different">One line for each input that differs and each undeclared rule.</param>
/// <param name="NotCompared">One line for each reason why inputs cannot be compared, with the inputs.</param>
internal sealed record ReadBack(int Same, IReadOnlyList<string> Different, IReadOnlyList<string> NotCompared)
{
    /// <summary>Reads each created resource through the emulator's API and compares it with its declaration.</summary>
    public static async Task<ReadBack> RunAsync(
        EmulatedCloud cloud, IReadOnlyList<DeployedResource> resources, CancellationToken cancellation)
    {
        var same = 0;
        var different = new List<string>();
        var notCompared = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var actual = resource.Handler.Read is { } read
                ? await read(cloud, resource.Desired, resource.Created, cancellation)
                : [];
            foreach (var (input, result) in InputComparer.Compare(resource.Handler, resource.Desired.Inputs, actual))
            {
                switch (result)
                {
                    case InputComparison.Different differs:
                        different.Add(
                            $"{resource.Desired.Name} ({resource.Handler.Type}) {input}: "
                                + $"declared {differs.Declared}, actual {differs.Actual}");
                        break;
                    case InputComparison.NotCompared { Reason: var reason }:
                        if (!notCompared.TryGetValue(reason, out var inputs))
                        {
                            notCompared[reason] = inputs = new(StringComparer.Ordinal);
                        }

                        inputs.Add($"{resource.Handler.Type} {input}");
                        break;
                    default:
                        same++;
                        break;
                }
            }
        }

        different.AddRange(await UndeclaredAsync(cloud, resources, cancellation));
        return new(same, different, [.. notCompared.Select(group => $"{string.Join(", ", group.Value)}: {group.Key}")]);
    }

    private static Task<IReadOnlyList<string>> UndeclaredAsync(
        EmulatedCloud cloud, IReadOnlyList<DeployedResource> resources, CancellationToken cancellation)
    {
        var rules = resources
            .Where(resource => resource.Handler.Type.StartsWith("aws:vpc/securityGroup", StringComparison.Ordinal))
            .Select(resource => resource.Created.Id)
            .ToHashSet();
        var groups = resources
            .Where(resource => resource.Handler.Type
                is "aws:ec2/securityGroup:SecurityGroup" or "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
            .Select(resource => resource.Created.Id);
        return SecurityGroupHandlers.UndeclaredRulesAsync(cloud, groups, rules, cancellation);
    }
}
