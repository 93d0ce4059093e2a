using Replication.Data.Language;
using Replication.Data.Tasks;

namespace Replication.Tests.Data.Tasks;

/// <summary>Counts the judgements of a review that are about its subject.</summary>
internal static class ReviewOracle
{
    public static string Label(IReadOnlyList<LabelledSentence> sentences)
    {
        var subject = Tree.Root(sentences[0]).Child(Relation.Object)!.Word;
        var balance = 0;
        foreach (var sentence in sentences.Skip(1))
        {
            var root = Tree.Root(sentence);
            var main = root.Child(Relation.Conjunct) ?? root;
            if (main.Child(Relation.Subject)!.Word == subject)
                balance += Polarity.Praises(main.Word) != main.Has("not") ? 1 : -1;
        }

        return balance == 0 ? "undecided" : balance > 0 ? "positive" : "negative";
    }
}
