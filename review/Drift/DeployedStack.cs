using System.Text.Json.Nodes;
using IamEngine.Model;
using Infra.Settings;
using Review.Deployed;
using Review.Diff.Resources;
using Review.Drift.Answers;
using Review.Drift.Readers;
using Review.Model;
using Review.Model.Accounts;

namespace Review.Drift;

/// <summary>A stack as the program declares it and as the account has it, both with the ids and names of the account.</summary>
/// <param name="Declared">The report of the program.</param>
/// <param name="Held">The same report with the values of the account.</param>
/// <param name="Undeclared">What the account has and the program does not declare.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Unread">What no answer shows, so that the comparison does not see a difference in it.</param>
/// <param name="NotCompared">What is never compared, with the reason.</param>
internal sealed record DeployedStack(
    ReviewReport Declared,
    ReviewReport Held,
    Undeclared Undeclared,
    string Account,
    IReadOnlyList<string> Unread,
    IReadOnlyList<string> NotCompared)
{
    private static readonly Dictionary<string, ResourceReader> Readers = ((IEnumerable<ResourceReader>)
        [.. IamReaders.All, .. BucketReaders.All, .. KeyReaders.All, .. NetworkReaders.All, .. HostReaders.All])
        .ToDictionary(reader => reader.Type);

    /// <summary>The types of resources that are compared, or that need no comparison.</summary>
    public static IEnumerable<string> Types => Readers.Keys;

    /// <returns>The stack; null, with the reason, if no answer shows the account's id, or the account has no resource of the
    /// stack.</returns>
    public static (DeployedStack? Stack, string? Refusal) Of(ReviewReport declared, CollectedStack collected, string project)
    {
        if (AccountOf(collected.Answers) is not { } account)
        {
            return (null, "it does not show which account the stack is in: it has neither caller-identity.json nor readable "
                + "authorization details, and of iam-collect's accounts the export of the stack names none; "
                + $"`./run collect {declared.Stack} --out DIR` writes what is missing");
        }

        var region = declared.Settings["aws:region"].AsText() ?? "us-east-1";
        var state = new AccountState(declared.Resources, collected, account, region);
        if (AccountModel.Of(declared).KnownId is { } assumed)
        {
            state.Rename(assumed.Value, account);
        }

        var actual = new Dictionary<string, Actual>();
        var unknown = new UnknownIds(state);
        foreach (var resource in declared.Resources.Where(resource => resource.Id is not null))
        {
            var found = actual[resource.Urn] = unknown.Found(
                resource, Readers.GetValueOrDefault(resource.Type)?.LookedUpBy ?? [], Read(resource, state));
            Rename(resource, found, state);
            unknown.Add(resource, found);
        }

        Unify(declared, actual, unknown);
        var @base = ReportRenaming.As(declared, state.Names);
        if (!actual.Values.Any(found => found is Actual.Held) && actual.Values.Any(found => found is Actual.Gone))
        {
            return (null, $"account {account} has no resource of stack {declared.Stack} in {region}; collect the account and "
                + "Region that the stack is deployed to");
        }

        var kept = @base.Resources.Where(resource => resource.Id is null || actual[resource.Urn] is not Actual.Gone).ToArray();
        var unread = kept.Where(resource => resource.Id is not null && actual[resource.Urn] is Actual.Unread).ToArray();
        var undeclared = UndeclaredSearch.In(kept, unread, state, declared.Stack, project);
        var resources = kept.Select(resource => resource.Id is null ? resource : Settled(resource, actual[resource.Urn], @base))
            .Concat(undeclared.Resources).Select(resource => WithTexts(resource, @base)).ToArray();
        var (documents, findings) = PolicyDocuments.In(resources);
        var held = @base with
        {
            Resources = resources,
            Documents = [.. documents],
            Findings = [.. @base.Findings, .. findings],
        };
        return (new(
            @base,
            held,
            undeclared,
            account,
            [.. Notes(actual, found => found switch
            {
                Actual.Unread { Reason: var reason } => [reason],
                Actual.Held { UnreadParts: var parts } => parts,
                _ => [],
            }), .. undeclared.Unread],
            [.. Notes(actual, found => found switch
            {
                Actual.NotCompared { Reason: var reason } => [reason],
                Actual.Held { PartsNotCompared: var parts } => parts,
                _ => [],
            }), .. undeclared.NotCompared, .. NeverCompared.Beside(declared.Resources)]),
            null);
    }

    private static Actual Read(ReportedResource resource, AccountState state)
    {
        if (!Readers.TryGetValue(resource.Type, out var reader))
        {
            return new Actual.Unread($"no reader for {resource.Type}");
        }

        try
        {
            return reader.Read(
                resource with
                {
                    Id = state.Rewrite(resource.Id!),
                    Inputs = (JsonObject)state.Rewrite((JsonNode)resource.Inputs)!,
                    Assumed = (JsonObject)state.Rewrite((JsonNode)resource.Assumed)!,
                },
                state);
        }
        catch (UnreadAnswerException missing)
        {
            return new Actual.Unread(missing.Message);
        }
    }

    private static void Rename(ReportedResource resource, Actual actual, AccountState state)
    {
        JsonObject[] known = [];
        switch (actual)
        {
            case Actual.Gone gone:
                known = [gone.Outputs];
                break;
            default:
                var held = actual as Actual.Held;
                state.Rename(resource.Id, state.ExportedId(resource.Urn) ?? held?.Id);
                known = [held?.Outputs ?? [], state.ExportedOutputs(resource.Urn)];
                break;
        }

        foreach (var outputs in known)
        {
            foreach (var (name, value) in outputs)
            {
                state.Rename(resource.Assumed[name].AsText(), value.AsText());
            }
        }
    }

    private static void Unify(ReviewReport declared, Dictionary<string, Actual> actual, UnknownIds unknown)
    {
        var held = declared.Resources.Where(resource => resource.Id is not null)
            .Select(resource => (Resource: resource, Held: actual[resource.Urn] as Actual.Held))
            .Where(one => one.Held is not null).ToArray();
        unknown.Infer(
            from one in held
            from input in one.Resource.Inputs
            where one.Held!.Inputs[input.Key] is not null
            select (input.Value, one.Held.Inputs[input.Key]));
        foreach (var (resource, found) in held)
        {
            var (inputs, notes) = (new JsonObject(), new List<string>());
            foreach (var (name, now) in found!.Inputs)
            {
                var unread = new SortedSet<string>(StringComparer.Ordinal);
                inputs[name] = now is null ? null : unknown.Unified(resource.Inputs[name], now, unread);
                if (unread.Count > 0 && !JsonNode.DeepEquals(now, inputs[name]))
                {
                    notes.Add($"its {name}: {string.Join(", ", unread)} was not read");
                }
            }

            actual[resource.Urn] = found with { Inputs = inputs, UnreadParts = [.. found.UnreadParts, .. notes] };
        }
    }

    private static ReportedResource Settled(ReportedResource declared, Actual actual, ReviewReport report)
    {
        if (actual is not Actual.Held held)
        {
            return declared;
        }

        var inputs = held.Inputs.DeepClone().AsObject();
        // A document with a secret part: the declared input is hidden as a whole, and the document has placeholders.
        if (ResourceTypes.Find(declared.Type)?.Document?.Input is { } input && declared.Inputs[input].IsSecret()
            && report.Documents.FirstOrDefault(document => document.Urn == declared.Urn) is { } known
            && inputs[input].AsText() is { } text)
        {
            var masked = Settlement.Masked(known.Policy, text);
            var shown = declared with { Inputs = declared.Inputs.DeepClone().AsObject() };
            shown.Inputs[input] = known.Policy.ToJsonString();
            inputs[input] = masked;
            var settled = Settlement.Of(shown, inputs);
            if (settled[input].AsText() == shown.Inputs[input].AsText())
            {
                settled[input] = EncryptedSettings.Placeholder;
            }

            return declared with { Inputs = settled };
        }

        return declared with { Inputs = Settlement.Of(declared, inputs) };
    }

    // A document with a secret part has placeholders in the report, and its input is hidden as a whole.
    private static ReportedResource WithTexts(ReportedResource resource, ReviewReport report)
    {
        var texts = resource.Inputs.Where(input => input.Value.AsText() is not null && !input.Value.IsSecret())
            .ToDictionary(input => input.Key, input => input.Value.AsText()!);
        if (ResourceTypes.Find(resource.Type)?.Document?.Input is { } input && resource.Inputs[input].IsSecret()
            && report.Documents.FirstOrDefault(document => document.Urn == resource.Urn) is { } known)
        {
            texts[input] = known.Policy.ToJsonString();
        }

        return resource with { DocumentTexts = texts };
    }

    private static IEnumerable<string> Notes(Dictionary<string, Actual> actual, Func<Actual, IReadOnlyList<string>> of) =>
        from found in actual
        from note in of(found.Value)
        select $"{Urns.NameOf(found.Key)}: {note}";

    private static string? AccountOf(CommandAnswers answers)
    {
        if (answers.Read("caller-identity.json") is CommandAnswer.Given { Json: var identity }
            && identity[nameof(Account)].AsText() is { } account && AccountId.IsAccountId(account))
        {
            return account;
        }

        try
        {
            var iam = new IamAnswers(answers);
            return iam.Roles.Concat(iam.Users).Select(holder => holder["Arn"].AsText()?.Split(':') is [_, _, _, _, var id, ..]
                && AccountId.IsAccountId(id) ? id : null).FirstOrDefault(id => id is not null);
        }
        catch (UnreadAnswerException)
        {
            return null;
        }
    }
}
