namespace Replication.Measures.Probes;

/// <summary>The units of a probe's two hidden layers.</summary>
public readonly record struct HiddenSizes(int First, int Second)
{
    public override string ToString() => $"{First} × {Second}";
}
