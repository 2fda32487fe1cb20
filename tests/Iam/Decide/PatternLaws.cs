using CsCheck;
using IamEngine.Decide;
using IamEngine.Model;
using IamEngine.Requests;

namespace Tests.Decide;

/// <summary>Compares the pattern matcher with a simple, slow one, and limits its time.</summary>
public class PatternLaws
{
    private const int Iterations = 20_000;

    private static readonly Gen<string> Text = Gen.OneOf('a', 'b', ':').Array[0, 8].Select(characters => new string(characters));

    private static readonly Gen<string> Pattern = Gen.OneOf('a', 'b', ':', '*', '?').Array[0, 8]
        .Select(characters => new string(characters));

    [Fact]
    public void A_pattern_of_text_matches_what_the_plain_matcher_matches() =>
        Gen.Select(Pattern, Text.Where(text => text.Length > 0))
            .Sample((pattern, text) => LikeMatches(pattern, text) == Plainly(pattern, text), iter: Iterations);

    [Fact]
    public void An_action_matches_what_the_plain_matcher_matches() =>
        Gen.Select(Pattern, Text).Sample(
            (pattern, text) =>
                Allows(new("s3:" + pattern), ResourcePattern.Any, $"s3:{text}", "*") == Plainly(
                    pattern.ToUpperInvariant(), text.ToUpperInvariant()),
            iter: Iterations);

    [Fact]
    public void A_resource_matches_part_by_part() =>
        Gen.Select(Pattern, Text).Sample(
            (pattern, text) =>
                Allows(ActionPattern.Any, new($"arn:{pattern}"), "s3:GetObject", $"arn:{text}") == PartByPart(
                    $"arn:{pattern}", $"arn:{text}"),
            iter: Iterations);

    [Theory]
    [InlineData("stars")]
    [InlineData("almost")]
    [InlineData("questions")]
    public async Task Adversarial_patterns_match_in_bounded_time(string kind)
    {
        const int length = 8_000;
        var pattern = kind switch
        {
            "stars" => string.Concat(Enumerable.Repeat("a*", length)) + "b",
            "almost" => $"*{new string('a', length / 2)}b*",
            _ => $"*{string.Concat(Enumerable.Repeat("a?", length / 4))}b*",
        };
        await Hang.Never(() => Assert.False(LikeMatches(pattern, new string('a', length))));
    }

    private static bool LikeMatches(string pattern, string text) => Decides(
        new IdentityStatement(
            null, Effect.Allow, new ActionElement.Action([ActionPattern.Any]),
            new ResourceElement.Resource([ResourcePattern.Any]),
            ConditionBlock.Of(new Condition(ConditionOperator.StringLike, new("example:key"), [pattern]))),
        new(User, "s3:GetObject", "*", null, RequestContext.Of(("example:key", text))));

    private static bool Allows(ActionPattern action, ResourcePattern resource, string asked, string on) => Decides(
        new IdentityStatement(
            null, Effect.Allow, new ActionElement.Action([action]), new ResourceElement.Resource([resource]),
            ConditionBlock.None),
        new(User, asked, on));

    private static Caller User { get; } = Caller.Of("arn:aws:iam::123456789012:user/uploader");

    private static bool Decides(IdentityStatement statement, Request request) =>
        Evaluator.For(new() { Scp = [new([new("scp", IdentityPolicy.Of(statement))])], Identity = [new("all", Everything)] })
            .Decide(request) == Verdict.Allowed;

    private static IdentityPolicy Everything { get; } = IdentityPolicy.Of(
        new IdentityStatement(
            null, Effect.Allow, new ActionElement.Action([ActionPattern.Any]),
            new ResourceElement.Resource([ResourcePattern.Any]), ConditionBlock.None));

    private static bool Plainly(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) => pattern switch
    {
        [] => text.IsEmpty,
        ['*', ..] => Plainly(pattern[1..], text) || (!text.IsEmpty && Plainly(pattern, text[1..])),
        ['?', ..] => !text.IsEmpty && Plainly(pattern[1..], text[1..]),
        _ => !text.IsEmpty && text[0] == pattern[0] && Plainly(pattern[1..], text[1..]),
    };

    // Implements AWS's page on Resource: a wildcard stays in its part of the ARN; a star at the end of a part may match further
    // parts; the sixth part is the rest of the text.
    private static bool PartByPart(string pattern, string text) => PartByPart(pattern.Split(':', 6), 0, text.Split(':'), 0);

    private static bool PartByPart(string[] pattern, int part, string[] text, int at)
    {
        if (part == pattern.Length || at == text.Length)
        {
            return part == pattern.Length && at == text.Length;
        }

        if (part == 5)
        {
            return Plainly(pattern[part], string.Join(':', text[at..]));
        }

        if (!Plainly(pattern[part], text[at]))
        {
            return false;
        }

        var furthest = pattern[part].EndsWith('*') ? text.Length : at + 1;
        return Enumerable.Range(at + 1, furthest - at).Any(next => PartByPart(pattern, part + 1, text, next));
    }
}
