using IamEngine.Model;
using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Encode;

/// <summary>Turns patterns of policies into globs. Null is a pattern that matches nothing.</summary>
internal sealed class Patterns(Variables variables)
{
    private const int PartsBeforeResource = 5;

    public static Glob Action(string pattern) => Glob.Of(PlainTokens(pattern), ignoreCase: true);

    /// <summary>
    /// A pattern in this program's notation: <c>*</c> and <c>?</c> as in a policy, but without colons, and <c>#</c> for a
    /// digit.
    /// </summary>
    public static Glob Shape(string pattern) => Glob.Of(
        [.. pattern.Select(letter => letter switch
        {
            '*' => Token.Many.WithScope(StarScope.UntilColon),
            '?' => Token.One.WithScope(StarScope.UntilColon),
            '#' => Token.Digit,
            _ => Token.Of(letter),
        })],
        ignoreCase: false);

    public Glob? Text(string value, PolicyVersion version, bool wildcards, bool ignoreCase)
    {
        var tokens = new List<Token>();
        foreach (var part in PolicyText.Parse(value, version).Parts)
        {
            switch (part)
            {
                case PolicyTextPart.Variable variable when !variables.TryAdd(variable, StarScope.Anywhere, tokens):
                    return null;
                case PolicyTextPart.Variable:
                    break;
                case PolicyTextPart.Literal literal:
                    tokens.AddRange(literal.Text.Select(Token.Of));
                    break;
                case PolicyTextPart.AnyCharacters:
                    tokens.Add(wildcards ? Token.Many : Token.Of('*'));
                    break;
                case PolicyTextPart.OneCharacter:
                    tokens.Add(wildcards ? Token.One : Token.Of('?'));
                    break;
            }
        }

        return Glob.Of(tokens.ToArray(), ignoreCase);
    }

    /// <summary>A value of the ARN operators: six parts, or one variable that is a whole ARN.</summary>
    public Glob? ArnCondition(string value, PolicyVersion version) =>
        PolicyText.Parse(value, version).Parts is [PolicyTextPart.Variable]
            ? Text(value, version, wildcards: true, ignoreCase: false)
            : Arn(value, version, starsRunOn: false, complete: false, variablesAnywhere: true);

    /// <summary>A pattern of the Resource element. In an identity policy, AWS completes missing parts with stars.</summary>
    public Glob? Resource(string pattern, PolicyVersion version, bool complete) =>
        pattern == "*" ? Glob.Everything : Arn(pattern, version, starsRunOn: true, complete, variablesAnywhere: false);

    private Glob? Arn(string text, PolicyVersion version, bool starsRunOn, bool complete, bool variablesAnywhere)
    {
        var tokens = new List<Token>();
        var colons = 0;
        foreach (var part in PolicyText.Parse(text, version).Parts)
        {
            var scope = colons < PartsBeforeResource ? StarScope.UntilColon : StarScope.Anywhere;
            switch (part)
            {
                case PolicyTextPart.Variable when scope == StarScope.UntilColon && !variablesAnywhere:
                    return null;
                case PolicyTextPart.Variable variable when !variables.TryAdd(variable, scope, tokens):
                    return null;
                case PolicyTextPart.Variable:
                    break;
                case PolicyTextPart.Literal literal:
                    foreach (var letter in literal.Text)
                    {
                        colons += letter == ':' && colons < PartsBeforeResource ? 1 : 0;
                        AddColonOr(letter, tokens, starsRunOn);
                    }

                    break;
                case PolicyTextPart.AnyCharacters:
                    tokens.Add(Token.Many.WithScope(scope));
                    break;
                case PolicyTextPart.OneCharacter:
                    tokens.Add(Token.One.WithScope(scope));
                    break;
            }
        }

        LetStarRunOn(tokens, starsRunOn);
        for (; complete && colons < PartsBeforeResource; colons++)
        {
            tokens.Add(Token.Of(':'));
            tokens.Add(Token.Many);
        }

        return colons == PartsBeforeResource || starsRunOn ? Glob.Of(tokens.ToArray(), ignoreCase: false) : null;
    }

    private static void AddColonOr(char letter, List<Token> tokens, bool starsRunOn)
    {
        if (letter == ':')
        {
            LetStarRunOn(tokens, starsRunOn);
        }

        tokens.Add(Token.Of(letter));
    }

    // "If the * is the last character of a resource ARN segment, it can expand to match beyond the colon boundaries."
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    private static void LetStarRunOn(List<Token> tokens, bool starsRunOn)
    {
        if (starsRunOn && tokens.Count > 0 && tokens[^1].IsMany)
        {
            tokens[^1] = Token.Many;
        }
    }

    private static Token[] PlainTokens(string pattern) =>
        [.. pattern.Select(letter => letter switch { '*' => Token.Many, '?' => Token.One, _ => Token.Of(letter) })];
}
