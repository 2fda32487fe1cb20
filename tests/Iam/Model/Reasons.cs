using IamEngine.Model;

namespace Tests.Model;

/// <summary>Assertions on the results of parsing.</summary>
internal static class Reasons
{
    /// <summary>The text is refused with exactly these reasons, in this order.</summary>
    public static void Are<T>(Answer<T> answer, params string[] reasons) =>
        Assert.Equal(reasons, Assert.IsType<Answer<T>.No>(answer).Reasons);

    public static T Taken<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Yes>(answer).Value;
}
