using System.Collections.Concurrent;
using IamEngine.Catalogue;
using IamEngine.Prove.Globs;

namespace IamEngine.Prove.Encode;

/// <summary>
/// The ARNs of one resource type, by the form in the catalogue:
/// <c>arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}</c>. Partition and Region have the form of AWS's own. An
/// account has twelve digits; for resources that AWS owns, it is empty or begins with <c>aws</c>. A name is not empty. It may
/// contain a colon, unless <see cref="ArnNames"/> has a source that excludes one.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
internal sealed class ResourceForm
{
    private const int PartsBeforeResource = 5;

    // Examples prefer these places to any text of the same shape.
    private static readonly (string Partition, string Region)[] Places =
    [
        ("aws", "us-east-1"), ("aws", "eu-central-1"), ("aws", "us-west-2"), ("aws", "eu-west-1"), ("aws", "us-east-2"),
            ("aws", "ap-southeast-1"),
        ("aws", "ap-northeast-1"), ("aws", "ca-central-1"), ("aws", "sa-east-1"), ("aws-us-gov", "us-gov-west-1"),
            ("aws-cn", "cn-north-1"),
    ];

    private static readonly Token[] RegionShape = Patterns.Shape("?*-?*-#").Tokens.ToArray();

    private static readonly Token[] AccountShape = Patterns.Shape("############").Tokens.ToArray();

    private static readonly Token[] AwsShape = Patterns.Shape("aws*").Tokens.ToArray();

    private static readonly ConcurrentDictionary<string, ResourceForm> Known = new(StringComparer.Ordinal);

    private ResourceForm(string text)
    {
        Service = text.Split(':', 4)[2];
        var start = new FormReader(text, Service);
        Stem = Glob.Of([.. start.Head(), .. start.LiteralsOfResource(), Token.Many], ignoreCase: false);
        BeginsWithName = !start.LiteralsOfResource().Any();
        Token[][] accounts = text.Split(':', 6)[4].StartsWith("${", StringComparison.Ordinal)
            ? [AccountShape, [], AwsShape]
            : [AccountShape];
        Globs = [.. accounts.Select(
            account => Of(text, AwsShape, RegionShape, account))];
        Likely =
        [
            .. Places.Select(place => Of(
                text, [.. place.Partition.Select(Token.Of)], [.. place.Region.Select(Token.Of)],
                [.. "123456789012".Select(Token.Of)])).Distinct(),
            .. Globs,
        ];
        Except = text.Split(':', 6)[5].StartsWith("${BucketName}", StringComparison.Ordinal)
            ? Glob.Of([.. start.Head(), Token.Many.WithScope(StarScope.UntilSlash), Token.Of(':'), Token.Many], ignoreCase: false)
            : null;
    }

    /// <summary>The service in the ARN, nearly always the prefix of its actions.</summary>
    public string Service { get; }

    /// <summary>A resource of the form matches one of these.</summary>
    public IReadOnlyList<Glob> Globs { get; }

    /// <summary>
    /// A glob that no resource of the form matches. The name of a bucket contains neither a slash, which begins an object's key,
    /// nor a colon: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    /// </summary>
    public Glob? Except { get; }

    /// <summary>The globs in the order in which examples prefer them: with known partitions and Regions first.</summary>
    public IReadOnlyList<Glob> Likely { get; }

    /// <summary>The beginning of the ARNs, up to the first name.</summary>
    public Glob Stem { get; }

    /// <summary>The resource begins with a name, such as that of a queue, and not with a word for its type.</summary>
    public bool BeginsWithName { get; }

    public static ResourceForm Of(ArnPattern pattern) => Known.GetOrAdd(pattern.Text, text => new(text));

    /// <summary>The forms of what the action acts on.</summary>
    public static IEnumerable<ResourceForm> Of(CatalogueAction action) =>
        ArnPatterns(action).Select(Of).Distinct();

    /// <summary>The same in the catalogue's notation: required types first, then shorter forms before longer ones.</summary>
    public static IEnumerable<ArnPattern> ArnPatterns(CatalogueAction action) => action.ResourceTypes
        .SelectMany(type => RequestForms.Of(type.Type), (type, pattern) => (type.IsRequired, pattern))
        .OrderByDescending(form => form.IsRequired)
        .ThenBy(form => form.pattern.Text.Length)
        .Select(form => form.pattern);

    /// <summary>Whether a request for the action can have the resource <c>*</c>, which is none in particular.</summary>
    /// <remarks>
    /// The types of Amazon S3 that the reference calls optional are alternatives: an object, or the same behind an access point.
    /// </remarks>
    public static bool NeedsNone(CatalogueAction action) =>
        action.IsWildcardOnly || (action.Service.Prefix != "s3" && action.ResourceTypes.All(type => !type.IsRequired));

    /// <summary>
    /// All forms of the service in the ARN, if the ARN begins like one of them: then it has one of these forms, whatever the
    /// action. Empty otherwise, since the ARN may name a type of resource that the catalogue does not know.
    /// </summary>
    public static IReadOnlyList<ResourceForm> Beginning(string arn, out ResourceForm? first)
    {
        first = null;
        if (arn.Split(':', 4) is not ["arn", _, var service, _] || AwsCatalogue.Find(service) is not { } known)
        {
            return [];
        }

        ResourceForm[] forms =
            [.. known.ResourceTypes.SelectMany(RequestForms.Of).Select(Of).Where(form => form.Service == service)
                .Distinct()];
        first = forms.OrderBy(form => form.BeginsWithName).FirstOrDefault(form => form.Stem.Matches(arn));
        return first is null ? [] : forms;
    }

    /// <summary>Whether the resource has the form.</summary>
    public bool Matches(string resource) => Except?.Matches(resource) != true && Globs.Any(glob => glob.Matches(resource));

    private static Glob Of(string text, Token[] partition, Token[] region, Token[] account) =>
        Glob.Of([.. new FormReader(text, text.Split(':', 4)[2]).Tokens(partition, region, account)], ignoreCase: false);

    /// <summary>Reads a form part by part.</summary>
    private readonly record struct FormReader(string Text, string Service)
    {
        /// <summary>The five parts before the resource, with a wildcard for each placeholder.</summary>
        public IEnumerable<Token> Head()
        {
            foreach (var part in Text.Split(':', PartsBeforeResource + 1)[..PartsBeforeResource])
            {
                foreach (var token in part is ['$', ..] or "*" ? [Token.Many.WithScope(StarScope.UntilColon)]
                    : part.Select(Token.Of))
                {
                    yield return token;
                }

                yield return Token.Of(':');
            }
        }

        /// <summary>The resource up to its first name.</summary>
        public IEnumerable<Token> LiteralsOfResource() =>
            Text.Split(':', PartsBeforeResource + 1)[PartsBeforeResource].TakeWhile(letter => letter is not ('$' or '*'))
                .Select(Token.Of);

        public IEnumerable<Token> Tokens(Token[] partition, Token[] region, Token[] account)
        {
            var colons = 0;
            for (var at = 0; at < Text.Length; at++)
            {
                IEnumerable<Token> tokens = [Token.Of(Text[at])];
                if (Text[at] == '$')
                {
                    var close = Text.IndexOf('}', at);
                    tokens = colons switch
                    {
                        1 => partition,
                        3 => region,
                        4 => account,
                        _ => Name(Text[(at + 2)..close], colons < PartsBeforeResource, isFirst: Text[at - 1] == ':'),
                    };
                    at = close;
                }
                else if (Text[at] == '*')
                {
                    tokens = [Token.Many.WithScope(colons < PartsBeforeResource ? StarScope.UntilColon : StarScope.Anywhere)];
                }
                else
                {
                    colons += Text[at] == ':' ? 1 : 0;
                }

                foreach (var token in tokens)
                {
                    yield return token;
                }
            }
        }

        private Token[] Name(string name, bool inHead, bool isFirst)
        {
            var known = ArnNames.Find(Service, name);
            if (known is { Shape: { } shape })
            {
                return Patterns.Shape(shape).Tokens.ToArray();
            }

            var scope = name == "BucketName" && isFirst ? StarScope.UntilSlash
                : inHead || known is not null ? StarScope.UntilColon
                : StarScope.Anywhere;
            return [Token.One.WithScope(scope), Token.Many.WithScope(scope)];
        }
    }
}
