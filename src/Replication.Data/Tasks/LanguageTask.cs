namespace Replication.Data.Tasks;

/// <summary>A classification task of the embedded language.</summary>
/// <param name="Name">Short name, e.g. question-coarse.</param>
/// <param name="Kind">What is labelled.</param>
/// <param name="Labels">Every label that can occur; the class of a label is its place here.</param>
public sealed record LanguageTask(string Name, TaskKind Kind, IReadOnlyList<string> Labels)
{
    /// <summary>Class of a label, from 0.</summary>
    /// <exception cref="ArgumentException">The task has no such label.</exception>
    public int ClassOf(string label)
    {
        for (var at = 0; at < Labels.Count; at++)
        {
            if (Labels[at] == label)
                return at;
        }

        throw new ArgumentException($"The task {Name} has no label '{label}'; its labels are {string.Join(", ", Labels)}.", nameof(label));
    }
}
