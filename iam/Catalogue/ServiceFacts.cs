using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IamEngine.Vocabulary;

namespace IamEngine.Catalogue;

/// <summary>The facts about one service, from its section of catalogue.txt. make-catalogue.mjs describes the layout.</summary>
internal sealed class ServiceFacts
{
    private readonly CatalogueService service;
    private readonly ImmutableArray<CatalogueConditionKey>[] sets;

    private ServiceFacts(CatalogueService service, ReadOnlySpan<char> section)
    {
        this.service = service;
        ConditionKeys = ReadConditionKeys(ref section);
        sets = ReadSets(ref section);
        ResourceTypes = ReadResourceTypes(ref section);
        Actions = ReadActions(ref section);
    }

    public ImmutableArray<CatalogueConditionKey> ConditionKeys { get; }

    public ImmutableArray<CatalogueResourceType> ResourceTypes { get; }

    public ImmutableArray<CatalogueAction> Actions { get; }

    public static ServiceFacts Read(CatalogueService service, string section) => new(service, section);

    private ImmutableArray<CatalogueConditionKey> ReadConditionKeys(ref ReadOnlySpan<char> rest)
    {
        var keys = new CatalogueConditionKey[CatalogueText.Group(ref rest, "keys")];
        for (var i = 0; i < keys.Length; i++)
        {
            var type = CatalogueText.Line(ref rest);
            keys[i] = new CatalogueConditionKey(WithPrefix(CatalogueText.Column(ref type)), type);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(keys);
    }

    private ImmutableArray<CatalogueConditionKey>[] ReadSets(ref ReadOnlySpan<char> rest)
    {
        var byName = ConditionKeys.ToDictionary(key => key.Name).GetAlternateLookup<ReadOnlySpan<char>>();
        var read = new ImmutableArray<CatalogueConditionKey>[CatalogueText.Group(ref rest, "sets")];
        for (var i = 0; i < read.Length; i++)
        {
            var line = CatalogueText.Line(ref rest);
            var keys = new CatalogueConditionKey[CatalogueText.Count(line)];
            for (var k = 0; k < keys.Length; k++)
            {
                keys[k] = byName[WithPrefix(CatalogueText.Item(ref line))];
            }

            read[i] = ImmutableCollectionsMarshal.AsImmutableArray(keys);
        }

        return read;
    }

    private ImmutableArray<CatalogueResourceType> ReadResourceTypes(ref ReadOnlySpan<char> rest)
    {
        var types = new CatalogueResourceType[CatalogueText.Group(ref rest, "types")];
        for (var i = 0; i < types.Length; i++)
        {
            var line = CatalogueText.Line(ref rest);
            var name = CatalogueText.Column(ref line).ToString();
            var arns = CatalogueText.Column(ref line);
            var patterns = new ArnPattern[CatalogueText.Count(arns)];
            for (var a = 0; a < patterns.Length; a++)
            {
                patterns[a] = new ArnPattern(CatalogueText.Item(ref arns).ToString());
            }

            types[i] = new CatalogueResourceType(name, ImmutableCollectionsMarshal.AsImmutableArray(patterns), Set(line));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(types);
    }

    private ImmutableArray<CatalogueAction> ReadActions(ref ReadOnlySpan<char> rest)
    {
        var types = ResourceTypes.ToDictionary(type => type.Name).GetAlternateLookup<ReadOnlySpan<char>>();
        var actions = new CatalogueAction[CatalogueText.Group(ref rest, "actions")];
        for (var i = 0; i < actions.Length; i++)
        {
            var line = CatalogueText.Line(ref rest);
            actions[i] = new CatalogueAction(service, CatalogueText.Column(ref line).ToString())
            {
                AccessLevel = ReadAccessLevel(CatalogueText.Column(ref line)),
                ResourceTypes = ReadActionResourceTypes(CatalogueText.Column(ref line), types),
                ConditionKeys = Set(line),
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(actions);
    }

    // "role", "role!" if it is required, "instance!=3" if the action on this type also has the keys of set 3.
    private ImmutableArray<ActionResourceType> ReadActionResourceTypes(
        ReadOnlySpan<char> list, Dictionary<string, CatalogueResourceType>.AlternateLookup<ReadOnlySpan<char>> types)
    {
        var read = new ActionResourceType[CatalogueText.Count(list)];
        for (var i = 0; i < read.Length; i++)
        {
            var item = CatalogueText.Item(ref list);
            var equals = item.IndexOf('=');
            var name = equals < 0 ? item : item[..equals];
            var keys = Set(equals < 0 ? [] : item[(equals + 1)..]);
            var isRequired = name.EndsWith('!');
            read[i] = new ActionResourceType(types[name.TrimEnd('!')], isRequired, keys);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(read);
    }

    private ImmutableArray<CatalogueConditionKey> Set(ReadOnlySpan<char> number) =>
        number.IsEmpty ? [] : sets[CatalogueText.Number(number)];

    private string WithPrefix(ReadOnlySpan<char> key) => key.StartsWith(':') ? $"{service.Prefix}{key}" : key.ToString();

    private static AccessLevel ReadAccessLevel(ReadOnlySpan<char> letter) => letter switch
    {
        "L" => AccessLevel.List,
        "R" => AccessLevel.Read,
        "W" => AccessLevel.Write,
        "T" => AccessLevel.Tagging,
        "P" => AccessLevel.PermissionsManagement,
        _ => throw new InvalidDataException($"The catalogue has the access level `{letter}`, which is unknown."),
    };
}
