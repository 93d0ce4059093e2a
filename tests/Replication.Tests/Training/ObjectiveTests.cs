using Replication.Data;
using Replication.Data.Tasks;
using Replication.Models;
using Replication.Random;
using Replication.Training;
using Replication.Training.Tiers;
using Replication.Training.Objectives;
using static TorchSharp.torch;

namespace Replication.Tests.Training;

/// <summary>What the objectives hand to the trainer.</summary>
public sealed class ObjectiveTests
{
    private static readonly TextCorpus Corpus = EmbeddedLanguage.Corpus(Domain.Base, "objective tests", 40_000);
    private static readonly LearnedTokenizer Tokenizer = LearnedTokenizer.Learn(Corpus, 300);
    private static readonly TokenStream Text = TokenStream.Create(Corpus, Tokenizer);

    [Test]
    public void A_next_token_batch_predicts_each_token_from_those_before_it()
    {
        using var batch = new NextToken(Text, 300, "", 16, 4).Draw(RandomStream.For("a"), 3);
        Assert.That(batch.Inputs.shape, Is.EqualTo(new long[] { 3, 16 }));
        Assert.That(batch.Labels.narrow(1, 0, 15).data<long>().ToArray(), Is.EqualTo(batch.Inputs.narrow(1, 1, 15).data<long>().ToArray()));
    }

    [Test]
    public void A_masked_batch_hides_four_fifths_of_what_it_asks_for_and_asks_for_little()
    {
        using var batch = new MaskedTokens(Text, 300, "", 32, 4).Draw(RandomStream.For("b"), 400);
        var (inputs, labels) = (batch.Inputs.data<long>().ToArray(), batch.Labels.data<long>().ToArray());
        var asked = Enumerable.Range(0, inputs.Length).Where(i => labels[i] != Batch.Ignored).ToList();
        Assert.That(Enumerable.Range(0, 400).Select(row => inputs[row * 32]), Has.All.EqualTo(LearnedTokenizer.SeparatorId));
        Assert.That(asked.Count / (400.0 * 31), Is.EqualTo(0.15).Within(0.01));
        Assert.That(asked.Average(i => inputs[i] == 300 ? 1.0 : 0), Is.EqualTo(0.8).Within(0.03));
        Assert.That(asked.Average(i => inputs[i] == labels[i] ? 1.0 : 0), Is.EqualTo(0.1).Within(0.03));
        Assert.That(labels, Has.None.EqualTo(300));
    }

    [Test]
    public void Held_out_sequences_are_the_same_every_time_and_share_none_with_training()
    {
        var objective = new MaskedTokens(Text, 300, "", 32, 4);
        using Batch first = objective.HeldOut(), second = objective.HeldOut();
        Assert.That(second.Inputs.data<long>().ToArray(), Is.EqualTo(first.Inputs.data<long>().ToArray()));
        Assert.That(second.Labels.data<long>().ToArray(), Is.EqualTo(first.Labels.data<long>().ToArray()));
    }

    [Test]
    public void A_batch_refuses_padding_before_a_token()
    {
        using Tensor ids = tensor([3L, 1, 4, 1], [2, 2]), left = tensor([1L, 1, 0, 1], [2, 2]), right = tensor([1L, 1, 1, 0], [2, 2]), labels = tensor([0L, 1]);
        Assert.That(() => new Batch(ids, left, labels), Throws.ArgumentException.With.Message.Contains("pad sequences on the right"));
        Assert.That(new Batch(ids, right, labels).Mask, Is.SameAs(right));
    }

    [Test]
    public void A_words_label_stands_on_its_last_token_and_padding_has_none()
    {
        List<IReadOnlyList<(string, int?)>> sentences = [[("the", 1), (" uncommonword", 2), (".", null)]];
        using var batch = EncodedExamples.OfWords(sentences, Tokenizer, 24).All();
        int the = Tokenizer.CountTokens("the"), word = Tokenizer.CountTokens(" uncommonword"), all = 1 + the + word + Tokenizer.CountTokens(".");
        var labels = batch.Labels.data<long>().ToArray();
        Assert.That(word, Is.GreaterThan(1));
        Assert.That(labels[the], Is.EqualTo(1));
        Assert.That(labels[the + word], Is.EqualTo(2));
        Assert.That(labels.Count(label => label != Batch.Ignored), Is.EqualTo(2));
        Assert.That(batch.Mask!.sum().item<long>(), Is.EqualTo(all));
    }

    [Test]
    public void What_does_not_fit_is_cut_off_at_the_end()
    {
        using var batch = EncodedExamples.OfSequences([("a very long text that does not fit into six tokens", 3)], Tokenizer, 6).All();
        Assert.That(batch.Mask!.data<long>().ToArray(), Has.All.EqualTo(1));
        Assert.That(batch.Labels.data<long>().ToArray(), Is.EqualTo(new long[] { 3 }));
    }

    [Test]
    public void The_micro_tasks_use_every_class_and_fit_their_context()
    {
        var texts = new TierTexts(Corpus, Corpus);
        foreach (var task in new[] { TierTasks.OfTexts(LanguageTasks.CoarseQuestions, texts), TierTasks.OfWords(LanguageTasks.Relations, texts) })
        {
            using var batch = task.HeldOut();
            var labels = batch.Labels.data<long>().ToArray().Where(label => label != Batch.Ignored).ToList();
            Assert.That(labels, Has.All.InRange(0, task.Classes - 1), task.Name);
            Assert.That(labels.Distinct().Count(), Is.GreaterThanOrEqualTo(task.Classes - 2), task.Name);
        }
    }

    [Test]
    public void An_objective_is_at_distance_nothing_from_itself_and_at_two_from_its_opposite()
    {
        using var model = new ModelShape("gpt2", Width: 16, Layers: 3).Create(300, new HeadSettings());
        model.Initialise(RandomStream.For("distance"));
        var objective = new NextToken(Text, 300, "", 16, 4);
        List<Batch> batches = [objective.Draw(RandomStream.For("c"), 4), objective.Draw(RandomStream.For("d"), 4)];
        Assert.That(ObjectiveDistance.Gradients(model, batches, model, batches), Is.EqualTo(0).Within(1e-6));
        Assert.That(ObjectiveDistance.Gradients(model, batches, model, [objective.Draw(RandomStream.For("e"), 4)]), Is.InRange(0.01, 1.5));
        Assert.That(ObjectiveDistance.Predictions(model, batches[0], batches[0]), Is.EqualTo(0).Within(1e-9));
        Assert.That(ObjectiveDistance.Predictions(model, batches[0], batches[1]), Is.GreaterThan(0));
    }
}
