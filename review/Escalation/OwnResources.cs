using IamEngine.Model;
using IamEngine.Prove;
using IamEngine.Vocabulary;

namespace Review.Escalation;

/// <summary>What counts as one's own: resources with these names, and resources with all of these tags.</summary>
public sealed record OwnResources(Seq<ResourcePattern> Names, Seq<(string Key, string Value)> Tags)
{
    /// <summary>
    /// The requests that act on something else, one set for each tag: what lacks one of the tags is not own.
    /// </summary>
    /// <param name="patterns">The resources of the statements that decide.</param>
    public IEnumerable<RequestSet> Others(Move move, IReadOnlyCollection<string> patterns)
    {
        var elsewhere = move.On.Count > 0
            ? move.Requests.On([.. move.On.SelectMany(kind => Representatives.Of(kind, patterns)).Distinct()])
            : move.Requests.OnAllBut([.. Names]);
        return Tags.Count == 0
            ? [elsewhere]
            : Tags.Select(tag => elsewhere.When(Aws.ResourceTag(tag.Key).IsNot(tag.Value)));
    }

    /// <summary>The requests that act on one's own resources, for a move on kinds of resource that tags identify.</summary>
    public RequestSet Of(Move move) => move.Requests.When([.. Tags.Select(tag => Aws.ResourceTag(tag.Key).Is(tag.Value))]);
}
