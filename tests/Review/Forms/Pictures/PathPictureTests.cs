using IamEngine.Model;
using IamEngine.Requests;
using Review.Deployed;
using Review.Drift;
using Review.Forms.Pictures;

namespace Tests.Review.Forms.Pictures;

public sealed class PathPictureTests
{
    private const string Iam = "arn:aws:iam::123456789012";

    [Fact]
    public void A_principal_stands_before_the_next_caller_of_its_path()
    {
        var tree = Assert.Single(PathTree.Of(
            [Path("role/admin"), Path("role/door", "role/admin"), Path("user/a", "role/door", "role/admin")]));

        var admin = Assert.Single(tree.Callers);
        var door = Assert.Single(admin.Callers);
        Assert.Equal([$"{Iam}:user/a"], Assert.Single(door.Callers).Principals);
        Assert.Equal(["sts:AssumeRole"], door.Calls);
        Assert.Equal(["s3:GetObject"], admin.Calls);
    }

    [Fact]
    public void Principals_with_the_same_calls_share_a_card()
    {
        var tree = Assert.Single(PathTree.Of([.. Enumerable.Range(0, 30).Select(number => Path($"role/r{number}"))]));

        Assert.Equal(30, Assert.Single(tree.Callers).Principals.Count);
        Assert.Contains("and26more", Drawn.Text(PathPicture.Draw(tree, "paths")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_that_the_path_creates_has_no_card() =>
        Assert.Equal(["sts:AssumeRole", "s3:GetObject"], Assert.Single(
            Assert.Single(PathTree.Of([Path("user/a", "role/new")])).Callers).Calls);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pictures_of_random_paths_have_no_faults(int seed)
    {
        var random = new Random(seed);
        var paths = new List<ReachingPath>();
        for (var number = 0; number < 40; number++)
        {
            var next = paths.Count == 0 || random.Next(3) == 0 ? null : paths[random.Next(paths.Count)].Path;
            string[] chain =
            [
                $"role/{new string('n', random.Next(1, 60))}{number}",
                .. next?.Calls.Select(call => call.Who[(Iam.Length + 1)..]) ?? [],
            ];
            paths.Add(Path(chain) with { Kind = (ReachingKind)random.Next(4) });
        }

        Assert.Empty(PathTree.Of(paths).SelectMany((tree, index) => Drawn.Faults(PathPicture.Draw(tree, $"paths-{index}"))));
    }

    private static ReachingPath Path(params string[] chain) => new(
        new AccountPath(
            $"{Iam}:{chain[0]}",
            "read the objects of state",
            [.. chain.Index().Select(one => Call(one.Item, isLast: one.Index == chain.Length - 1))]),
        ReachingKind.Other);

    private static PathCall Call(string who, bool isLast) => new(
        $"{Iam}:{who}",
        new Request(
            new Caller.User(Arn.Of($"{Iam}:user/x")), isLast ? "s3:GetObject" : "sts:AssumeRole",
            isLast ? "arn:aws:s3:::state/1" : $"{Iam}:role/x", AccountId.Of("123456789012"), RequestContext.Empty),
        [],
        "");
}
