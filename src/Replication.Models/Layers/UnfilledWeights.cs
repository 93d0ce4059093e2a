namespace Replication.Models.Layers;

/// <summary>
/// While one is open, a linear layer that this thread makes has a weight of the right shape that takes no room: one zero stands
/// for all of its numbers. Such a weight can be packed or filled, not written to. So a model whose blocks shall lie packed is
/// built without its matrices ever being there in full.
/// </summary>
internal sealed class UnfilledWeights : IDisposable
{
    [ThreadStatic]
    private static int _open;

    private UnfilledWeights()
    {
    }

    public static bool AreWanted => _open > 0;

    public static UnfilledWeights Open()
    {
        _open++;
        return new UnfilledWeights();
    }

    public void Dispose() => _open--;
}
