namespace IamEngine.Catalogue;

/// <summary>Finds names in the sorted lists of catalogue.txt by binary search, which needs no dictionary.</summary>
internal static class Sorted
{
    public static T? Find<T>(ReadOnlySpan<T> items, ReadOnlySpan<char> name, Func<T, string> nameOf)
        where T : class
    {
        int low = 0, high = items.Length - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            switch (name.CompareTo(nameOf(items[middle]), StringComparison.OrdinalIgnoreCase))
            {
                case 0: return items[middle];
                case < 0: high = middle - 1; break;
                case > 0: low = middle + 1; break;
            }
        }

        return null;
    }
}
