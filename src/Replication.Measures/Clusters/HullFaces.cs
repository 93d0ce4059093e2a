namespace Replication.Measures.Clusters;

/// <summary>
/// The faces last found between clusters that are still there. No more pairs of points are kept than a few for every point; what finds
/// no room is searched for anew.
/// </summary>
/// <param name="room">How many pairs of points to keep at most.</param>
internal sealed class HullFaces(long room)
{
    private readonly Dictionary<(int, int), HullFace> _faces = []; // by cluster and younger cluster
    private readonly Dictionary<int, HashSet<int>> _partners = [];
    private long _kept;

    /// <summary>The face between two clusters, the first one's points first; null where none is kept.</summary>
    public HullFace? Find(int first, int second)
    {
        if (!_faces.TryGetValue((Math.Min(first, second), Math.Max(first, second)), out var face))
            return null;
        return first < second ? face : face.Turned();
    }

    public void Keep(int first, int second, HullFace face)
    {
        Drop(first, second);
        if (_kept + face.Pairs.Length > room)
            return;
        _kept += face.Pairs.Length;
        _faces.Add((Math.Min(first, second), Math.Max(first, second)), first < second ? face : face.Turned());
        PartnersOf(first).Add(second);
        PartnersOf(second).Add(first);
    }

    /// <summary>Drops every face of a cluster that is no more.</summary>
    public void Forget(int cluster)
    {
        foreach (var partner in PartnersOf(cluster).ToArray())
            Drop(cluster, partner);
        _partners.Remove(cluster);
    }

    private void Drop(int first, int second)
    {
        if (!_faces.Remove((Math.Min(first, second), Math.Max(first, second)), out var face))
            return;
        _kept -= face.Pairs.Length;
        PartnersOf(first).Remove(second);
        PartnersOf(second).Remove(first);
    }

    private HashSet<int> PartnersOf(int cluster)
    {
        if (!_partners.TryGetValue(cluster, out var partners))
            _partners.Add(cluster, partners = []);
        return partners;
    }
}
