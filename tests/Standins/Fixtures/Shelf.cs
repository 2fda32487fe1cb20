using System.Collections.Immutable;
using Pulumi;

namespace Tests.Standins.Fixtures;

/// <summary>A resource with the forms of generated ones: scalars, lists, maps, nested types, a union, an enum, JSON.</summary>
public sealed class Shelf(string name, ShelfArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("shop:home/shelf:Shelf", name, args ?? new ShelfArgs(), options)
{
    [Output("label")]
    public Output<string> Label { get; private set; } = null!;

    [Output("width")]
    public Output<int?> Width { get; private set; } = null!;

    [Output("weight")]
    public Output<double> Weight { get; private set; } = null!;

    [Output("isOpen")]
    public Output<bool> IsOpen { get; private set; } = null!;

    [Output("books")]
    public Output<ImmutableArray<string>> Books { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("boards")]
    public Output<ImmutableArray<Board>> Boards { get; private set; } = null!;

    [Output("colour")]
    public Output<Colour?> Colour { get; private set; } = null!;

    [Output("owner")]
    public Output<Union<string, Board>> Owner { get; private set; } = null!;

    public static Shelf Get(string name, Input<string> id) => new(name, null, new CustomResourceOptions { Id = id });
}

public sealed class ShelfArgs : ResourceArgs
{
    [Input("books")]
    private InputList<string>? _books;

    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("boards")]
    private InputList<BoardArgs>? _boards;

    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("width")]
    public Input<int>? Width { get; set; }

    [Input("weight")]
    public Input<double>? Weight { get; set; }

    [Input("isOpen")]
    public Input<bool>? IsOpen { get; set; }

    public InputList<string> Books
    {
        get => _books ??= [];
        set => _books = value;
    }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    public InputList<BoardArgs> Boards
    {
        get => _boards ??= [];
        set => _boards = value;
    }

    [Input("top")]
    public Input<BoardArgs>? Top { get; set; }

    [Input("colour")]
    public Input<Colour>? Colour { get; set; }

    [Input("owner")]
    public InputUnion<string, BoardArgs>? Owner { get; set; }

    [Input("plan", json: true)]
    public Input<BoardArgs>? Plan { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }
}

public sealed class BoardArgs : ResourceArgs
{
    [Input("marks")]
    private InputMap<string>? _marks;

    [Input("woodKind", required: true)]
    public Input<string> WoodKind { get; set; } = null!;

    [Input("thickness")]
    public Input<int>? Thickness { get; set; }

    public InputMap<string> Marks
    {
        get => _marks ??= [];
        set => _marks = value;
    }
}

[OutputType]
public sealed class Board
{
    public readonly string WoodKind;

    public readonly int? Thickness;

    public readonly ImmutableArray<string> Knots;

    [OutputConstructor]
    private Board(string woodKind, int? thickness, ImmutableArray<string> knots)
    {
        WoodKind = woodKind;
        Thickness = thickness;
        Knots = knots;
    }
}

[EnumType]
public readonly struct Colour : IEquatable<Colour>
{
    private readonly string _value;

    private Colour(string value) => _value = value;

    public static Colour Red { get; } = new("red");

    public static explicit operator string(Colour value) => value._value;

    public static bool operator ==(Colour left, Colour right) => left.Equals(right);

    public static bool operator !=(Colour left, Colour right) => !left.Equals(right);

    public bool Equals(Colour other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Colour other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _value;
}
