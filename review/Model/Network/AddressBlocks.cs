using IamEngine.Model;

namespace Review.Model.Network;

public static class AddressBlocks
{
    /// <summary>Whether the blocks together contain every address of the block.</summary>
    public static bool IsCoveredBy(this Cidr block, IEnumerable<Cidr> blocks)
    {
        var next = block.First;
        foreach (var one in blocks.Where(one => one.Family == block.Family).OrderBy(one => one.First))
        {
            if (one.First > next)
            {
                return false;
            }

            if (one.Last >= block.Last)
            {
                return true;
            }

            next = one.Last >= next ? one.Last + 1 : next;
        }

        return false;
    }
}
