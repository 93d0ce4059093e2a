namespace Replication.Linearization;

/// <summary>One condition of fine-tuning by Adam.</summary>
/// <param name="Task">One of <see cref="LinearizationTask.All"/>.</param>
/// <param name="Layers">What is adapted.</param>
/// <param name="Pull">How it is held to its start.</param>
internal sealed record TuningCell(string Task, LayerSet Layers, Pull Pull)
{
    public string Arm => $"{Layers.Name}, {Pull.Name}";
}
