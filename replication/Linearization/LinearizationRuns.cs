using Replication.Core.Protocols;
using Replication.Core.Runs;

namespace Replication.Linearization;

/// <summary>What the three kinds of runs of this paper have in common: their base model, and how they are named.</summary>
internal static class LinearizationRuns
{
    private const int Version = 1;

    /// <param name="kind">Kernel, tuning or descent.</param>
    /// <param name="task">One of <see cref="LinearizationTask.All"/>.</param>
    /// <param name="seed">Decides base model, head, adapters and data order.</param>
    /// <param name="texts">Of the base model.</param>
    /// <param name="parts">What else decides the numbers, the arm among it.</param>
    /// <param name="work">Is given the base model's checkpoint.</param>
    public static PlannedRun Planned(
        string kind, string task, int seed, LinearizationTexts texts, IEnumerable<(string Name, string Value)> parts, Func<string, RunContext, RunOutcome> work)
    {
        var pretrained = LinearizationPretraining.Planned(seed, texts);
        var all = RunParts.Of($"linearization {kind}", Version, texts.Sizes.Model.Name, seed);
        all["base"] = pretrained.Spec.Key;
        all["data"] = LinearizationTask.DataOf(task, texts.Sizes);
        all["objective"] = task;
        foreach (var (name, value) in parts)
            all[name] = value;
        var arm = all.TryGetValue("arm", out var named) ? $" · {named}" : "";
        return new PlannedRun(new RunSpec($"linearization{texts.Sizes.LabelSuffix} {kind} · {task}{arm} · seed {seed}", all), [pretrained], context => work(context.ArtefactOf(pretrained), context));
    }
}
