namespace Replication.Core.Claims;

/// <summary>What a claim needs from outside at one tier, declared so that it can be listed where it cannot be run.</summary>
/// <param name="Models">Published checkpoints.</param>
/// <param name="Corpora">Texts and labelled data.</param>
/// <param name="Gpus">Graphics processors; 0 where none is needed.</param>
/// <param name="MemoryGigabytes">Memory of each of these, or of the machine where there are none, in 10⁹ bytes.</param>
/// <param name="Hours">Expected hours of work on the declared machine, all runs together.</param>
/// <param name="Protocol">In one sentence: which runs, on what sizes.</param>
public sealed record TierPlan(
    IReadOnlyList<Resource> Models,
    IReadOnlyList<Resource> Corpora,
    int Gpus,
    double MemoryGigabytes,
    double Hours,
    string Protocol);
