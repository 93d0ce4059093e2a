using Replication.Data.Language;
using Replication.Random;

namespace Replication.Data.Tasks;

/// <summary>The embedded language's classification tasks. Every label follows from the tree of its sentence, never from a judgement.</summary>
/// <remarks>A longer draw from the same stream begins with the shorter one.</remarks>
public static class LanguageTasks
{
    /// <summary>Changes whenever the same stream would give other examples.</summary>
    public const string Version = "1";

    /// <summary>Universal part of speech of each word.</summary>
    public static LanguageTask PartsOfSpeech { get; } = new("part-of-speech", TaskKind.Word, Enum.GetNames<PartOfSpeech>());

    /// <summary>Relation of each word to its head; the root has none.</summary>
    public static LanguageTask Relations { get; } = new("relation", TaskKind.WordAndHead, [.. Enum.GetNames<Relation>().Where(name => name != nameof(Relation.Root))]);

    /// <summary>What a prepositional phrase means in its sentence.</summary>
    public static LanguageTask PrepositionRoles { get; } = new("preposition-role", TaskKind.Word, Enum.GetNames<PrepositionSense>());

    /// <summary>What the preposition itself says: other labels over the same words as the role, closer to form.</summary>
    public static LanguageTask PrepositionFunctions { get; } = new("preposition-function", TaskKind.Word, AmbiguousPrepositions.Functions);

    /// <summary>Kind of the answer to a question: six classes.</summary>
    public static LanguageTask CoarseQuestions { get; } = new("question-coarse", TaskKind.Text, QuestionClasses.Coarse);

    /// <summary>Kind of the answer to a question: the coarse class and a finer one after a colon.</summary>
    public static LanguageTask FineQuestions { get; } = new("question-fine", TaskKind.Text, QuestionClasses.Fine);

    /// <summary>Whether a short review is for or against its subject.</summary>
    public static LanguageTask Sentiment { get; } = new("sentiment", TaskKind.Text, ["negative", "positive"]);

    /// <summary>Whether the first text entails the second, contradicts it, or neither.</summary>
    public static LanguageTask Entailment { get; } = new("entailment", TaskKind.TextPair, ["entailment", "neutral", "contradiction"]);

    /// <summary>All tasks, word tasks first.</summary>
    public static IReadOnlyList<LanguageTask> All { get; } =
        [PartsOfSpeech, Relations, PrepositionRoles, PrepositionFunctions, CoarseQuestions, FineQuestions, Sentiment, Entailment];

    /// <summary>The task of a name.</summary>
    /// <exception cref="ArgumentException">There is no such task.</exception>
    public static LanguageTask Named(string name) => All.FirstOrDefault(task => task.Name == name)
        ?? throw new ArgumentException($"There is no task '{name}'; the tasks are {string.Join(", ", All.Select(task => task.Name))}.", nameof(name));

    /// <summary>Examples of a text task. Labels are drawn with equal chances; the coarse question's are those of the fine one.</summary>
    /// <exception cref="ArgumentException">The task labels words.</exception>
    public static IReadOnlyList<LabelledExample> SentenceClassification(RandomStream stream, LanguageTask task, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Func<RandomStream, LabelledExample> write = task.Name switch
        {
            "question-coarse" => random => QuestionWriter.Write(random, coarse: true),
            "question-fine" => random => QuestionWriter.Write(random, coarse: false),
            "sentiment" => ReviewWriter.Write,
            "entailment" => EntailmentWriter.Write,
            _ => throw new ArgumentException($"The task {task.Name} labels words; ask for it by {nameof(WordClassification)}.", nameof(task)),
        };
        return [.. Enumerable.Range(0, count).Select(_ => write(stream))];
    }

    /// <summary>Sentences of a word task, from documents of the embedded language; sentences without a word to label are left out.</summary>
    /// <remarks>The preposition tasks use the prepositions in more senses than the pretraining text does, as a corpus of another kind would.</remarks>
    /// <param name="stream">Decides the documents.</param>
    /// <param name="task">Which labels.</param>
    /// <param name="sentences">How many.</param>
    /// <param name="domain">Register of the documents.</param>
    /// <exception cref="ArgumentException">The task labels texts.</exception>
    public static IReadOnlyList<TaggedSentence> WordClassification(RandomStream stream, LanguageTask task, int sentences, Domain domain = Domain.Base)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sentences);
        Func<LabelledToken, string?> label = task.Name switch
        {
            "part-of-speech" => token => token.PartOfSpeech.ToString(),
            "relation" => token => token.Head < 0 ? null : token.Relation.ToString(),
            "preposition-role" => token => token.Role?.ToString(),
            "preposition-function" => token => token.Function?.ToString(),
            _ => throw new ArgumentException($"The task {task.Name} labels texts; ask for it by {nameof(SentenceClassification)}.", nameof(task)),
        };
        return [.. EmbeddedLanguage.Sentences(domain, stream, ambiguousPrepositions: task == PrepositionRoles || task == PrepositionFunctions)
            .Select(sentence => new TaggedSentence(sentence, [.. sentence.Tokens.Select(label)]))
            .Where(tagged => tagged.Labels.Any(found => found is not null)).Take(sentences)];
    }
}
