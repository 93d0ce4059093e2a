namespace Replication.Measures.Clusters;

/// <summary>Orders pairs of clusters by the distance of their centroids, then by the older cluster, then by the newer.</summary>
internal readonly record struct PairKey(double SquaredDistance, int Older, int Newer) : IComparable<PairKey>
{
    public int CompareTo(PairKey other)
    {
        var byDistance = SquaredDistance.CompareTo(other.SquaredDistance);
        var byOlder = byDistance != 0 ? byDistance : Older.CompareTo(other.Older);
        return byOlder != 0 ? byOlder : Newer.CompareTo(other.Newer);
    }
}
