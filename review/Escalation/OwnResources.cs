using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>The stack's own resources: those with these names, and those with all of these tags.</summary>
public sealed record OwnResources(Seq<ResourcePattern> Names, Seq<(string Key, string Value)> Tags)
{
    /// <summary>
    /// The requests that act on other resources, one set for each tag: a resource without one of the tags is not the stack's own.
    /// </summary>
    /// <param name="patterns">
    /// The resource patterns of the relevant statements; the patterns in <see cref="Names"/> do not name other resources.
    /// </param>
    public IEnumerable<RequestSet> Others(Move move, IReadOnlyCollection<string> patterns)
    {
        string[] others = [.. patterns.Except(Names.Select(name => name.Text))];
        var elsewhere = move.On.Count > 0
            ? move.Requests.On([.. move.On.SelectMany(kind => Representatives.Of(kind, others)).Distinct()])
            : move.Requests.OnAllBut([.. Names]);
        return Tags.Count == 0
            ? [elsewhere]
            : Tags.Select(tag => elsewhere.When(Aws.ResourceTag(tag.Key).IsNot(tag.Value)));
    }

    /// <summary>The requests that act on the stack's own resources, for moves on resource kinds that tags identify.</summary>
    public RequestSet Of(Move move) => move.Requests.When([.. Tags.Select(tag => Aws.ResourceTag(tag.Key).Is(tag.Value))]);
}
