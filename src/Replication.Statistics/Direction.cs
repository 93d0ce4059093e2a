namespace Replication.Statistics;

/// <summary>Which way a claim says that a number goes.</summary>
public enum Direction
{
    /// <summary>The claim is of an increase, a positive slope or a positive correlation.</summary>
    Rising,

    /// <summary>The claim is of a decrease, a negative slope or a negative correlation.</summary>
    Falling,
}
