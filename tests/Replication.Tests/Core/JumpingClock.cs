namespace Replication.Tests.Core;

/// <summary>A clock that somebody keeps setting, beside timestamps that go on evenly: one second for every look.</summary>
/// <param name="jump">How far the clock moves at every look, forward or backward.</param>
internal sealed class JumpingClock(TimeSpan jump) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _looks;
    private long _timestamp;

    public override long TimestampFrequency => 1;

    public override DateTimeOffset GetUtcNow() => Start + jump * Interlocked.Increment(ref _looks);

    public override long GetTimestamp() => Interlocked.Increment(ref _timestamp);
}
