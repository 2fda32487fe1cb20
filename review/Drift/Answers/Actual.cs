using System.Text.Json.Nodes;

namespace Review.Drift.Answers;

/// <summary>What the account has of a declared resource.</summary>
internal abstract record Actual
{
    private Actual()
    {
    }

    /// <param name="Id">The resource's id in AWS.</param>
    /// <param name="Inputs">
    /// Its values by the provider's input names; null for a value that AWS does not have. A value that the answers do not show is
    /// missing, and counts as declared.
    /// </param>
    public sealed record Held(string Id, JsonObject Inputs) : Actual
    {
        /// <summary>The provider's outputs that identify the resource, such as its ARN.</summary>
        public JsonObject Outputs { get; init; } = [];

        /// <summary>What the answers do not show, each with the reason.</summary>
        public IReadOnlyList<string> UnreadParts { get; init; } = [];

        /// <summary>What is never compared, with the reason.</summary>
        public IReadOnlyList<string> PartsNotCompared { get; init; } = [];
    }

    /// <summary>The account does not have the resource.</summary>
    public sealed record Gone : Actual
    {
        /// <summary>The provider's outputs that AWS has without the resource: the prefix list of an endpoint's service.</summary>
        public JsonObject Outputs { get; init; } = [];
    }

    /// <summary>No answer shows the resource.</summary>
    public sealed record Unread(string Reason) : Actual;

    /// <summary>AWS has no such resource, or it does not affect access: a random name, a scaling policy.</summary>
    public sealed record NotCompared(string Reason) : Actual;
}

/// <summary>A reader needs an answer of AWS that the folder does not have.</summary>
internal sealed class UnreadAnswerException(string reason) : Exception(reason);
