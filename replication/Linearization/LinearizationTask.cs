using System.Collections.Concurrent;
using Replication.Data.Tasks;
using Replication.Data.Tokenizers;
using Replication.Models;
using Replication.Random;
using Replication.Training;
using Replication.Training.Objectives;

namespace Replication.Linearization;

/// <summary>
/// A labelled task that is small enough to be seen ten times over: its training rows, the first of which are the kernel's,
/// and its held-out rows.
/// </summary>
internal sealed class LinearizationTask
{
    /// <summary>As in the paper: the kernel's examples are the first so many training rows.</summary>
    public const int KernelExamples = 32;

    /// <summary>Kind of a question's answer, six classes.</summary>
    public const string Six = "question-coarse";

    /// <summary>Whether a question asks for someone, something or some place: the six classes as two, as the release makes two of Yelp's five.</summary>
    public const string Two = "question-participant";

    private static readonly string[] Participants = ["PERSON", "ENTITY", "PLACE"];
    private static readonly ConcurrentDictionary<(string Task, LinearizationTexts Texts), Lazy<LinearizationTask>> Known = new();
    private readonly EncodedExamples _train, _heldOut;

    private LinearizationTask(string name, int classes, EncodedExamples train, EncodedExamples heldOut) =>
        (Name, Classes, _train, _heldOut) = (name, classes, train, heldOut);

    public static IReadOnlyList<string> All => [Two, Six];

    public string Name { get; }

    public int Classes { get; }

    /// <summary>What names the data in a run's key, told without encoding it.</summary>
    public static string DataOf(string task, LinearizationSizes sizes) => FormattableString.Invariant($"embedded language tasks {LanguageTasks.Version}, {task}, {sizes.TrainingExamples} + {sizes.HeldOutExamples}");

    public static LinearizationTask Of(string name, LinearizationTexts texts) =>
        Known.GetOrAdd((name, texts), _ => new(() => Made(name, texts.Texts.Tokenizer, texts.Sizes))).Value;

    /// <summary>The rows that the kernel is taken over, on the run's device.</summary>
    public Batch KernelRows() => First(_train);

    public Batch Training(ReadOnlySpan<int> rows) => _train.Take(rows);

    public Batch HeldOut() => _heldOut.All();

    /// <summary>As many held-out rows as the kernel has training rows, on the run's device.</summary>
    public Batch HeldOutForKernel() => First(_heldOut);

    private static Batch First(EncodedExamples examples)
    {
        using var near = examples.Take([.. Enumerable.Range(0, KernelExamples)]);
        return near.To(RunDevice.Current);
    }

    // Texts that the context cannot hold whole are left out: their label might not be told from what is left of them.
    private static LinearizationTask Made(string name, Tokenizer tokenizer, LinearizationSizes sizes)
    {
        var task = LanguageTasks.CoarseQuestions;
        int Class(string label) => name == Six ? task.ClassOf(label) : Participants.Contains(label) ? 1 : 0;
        EncodedExamples Part(string part, int count)
        {
            var stream = RandomStream.For("linearization tasks", name, part);
            var examples = new List<(string, int)>();
            while (examples.Count < count)
            {
                var example = LanguageTasks.SentenceClassification(stream, task, 1)[0];
                if (tokenizer.CountTokens(example.Text.Text) < sizes.Tier.ContextLength)
                    examples.Add((example.Text.Text, Class(example.Label)));
            }

            return EncodedExamples.OfSequences(examples, tokenizer, sizes.Tier.ContextLength);
        }

        return new LinearizationTask(name, name == Six ? task.Labels.Count : 2, Part("training", sizes.TrainingExamples), Part("held out", sizes.HeldOutExamples));
    }
}
