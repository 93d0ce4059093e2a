namespace Replication.Training.Controls;

/// <summary>Changes what an optimiser step does to the weights, without touching the optimiser or its state.</summary>
public interface IStepControl
{
    /// <summary>Called with the gradients ready and the weights still old.</summary>
    void BeforeStep();

    /// <summary>Called with the new weights, which it may change.</summary>
    void AfterStep();
}
