using Replication.Models;

namespace Replication.DepthProfile;

/// <summary>One condition of the paper's grid.</summary>
/// <param name="Model">Architecture and size.</param>
/// <param name="Task">What it is fine-tuned on, one of <see cref="DepthTasks.All"/>.</param>
/// <param name="EqualStep">Whether every block's relative update is made equal at every step.</param>
internal sealed record Cell(ModelShape Model, string Task, bool EqualStep = false)
{
    public string Arm => EqualStep ? "equal-step" : "standard";

    /// <summary>Path of the cell's numbers in a snapshot: <c>gpt2.language-modelling.standard</c>.</summary>
    public string Path => $"{Model.Name}.{Task}.{Arm}";

    public string Label => $"{Model.Name}, {Task.Replace('-', ' ')}, {Arm}";
}
