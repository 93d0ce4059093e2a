using Replication.Measures.Clusters;
using Replication.Measures.Probes;

namespace Replication.Tests.Measures.Probes;

/// <summary>What the classifier probe chooses, reports and refuses.</summary>
public sealed class ClassifierProbeTests
{
    private static readonly ClassifierProbeSettings Small = new() { Sizes = [new(16, 16), new(32, 16)], Penalties = [1e-4, 1e-1], MaxEpochs = 1000, Restarts = 3 };

    [Test]
    public void Separate_groups_are_classified_without_error_and_rings_too()
    {
        var groups = ClassifierProbe.Fit(Groups("train", 90), Groups("test", 60), Small, ["groups"]);
        Assert.That(groups.Accuracies, Is.EqualTo(new[] { 1.0, 1, 1 }));
        Assert.That(groups.Mean, Is.EqualTo(1));
        Assert.That(groups.StandardDeviation, Is.Zero);
        var rings = ClassifierProbe.Fit(Rings("train", 300), Rings("test", 200), Small, ["rings"]);
        Assert.That(rings.Mean, Is.GreaterThan(0.97), "no plane separates them; hidden units do");
    }

    [Test]
    public void Labels_that_say_nothing_are_classified_no_better_than_by_chance()
    {
        var train = new LabelledPoints("train", Clusters.Draw.Normal("chance", 200, 10), [.. Enumerable.Range(0, 200).Select(at => at % 2)]);
        var test = new LabelledPoints("test", Clusters.Draw.Normal("chance test", 1000, 10), [.. Enumerable.Range(0, 1000).Select(at => at % 2)]);
        Assert.That(ClassifierProbe.Fit(train, test, Small, ["chance"]).Mean, Is.EqualTo(0.5).Within(0.05));
    }

    [Test]
    public void The_same_words_give_the_same_bits_and_other_words_other_weights()
    {
        LabelledPoints train = Noisy("train", 200), test = Noisy("test", 333);
        ClassifierProbeResult first = ClassifierProbe.Fit(train, test, Small, ["seed", "1"]), again = ClassifierProbe.Fit(train, test, Small, ["seed", "1"]);
        Assert.That(again.Accuracies, Is.EqualTo(first.Accuracies));
        Assert.That((again.Sizes, again.Penalty, again.HeldOutAccuracy), Is.EqualTo((first.Sizes, first.Penalty, first.HeldOutAccuracy)));
        Assert.That(first.Accuracies.Distinct().Count(), Is.GreaterThan(1), "restarts begin from weights of their own");
        Assert.That(ClassifierProbe.Fit(train, test, Small, ["seed", "2"]).Accuracies, Is.Not.EqualTo(first.Accuracies));
    }

    [Test]
    public void A_penalty_that_crushes_all_weights_is_not_chosen()
    {
        var settings = Small with { Penalties = [1e6, 1e-4] };
        var result = ClassifierProbe.Fit(Groups("train", 90), Groups("test", 60), settings, ["crushed"]);
        Assert.That(result.Penalty, Is.EqualTo(1e-4));
        Assert.That(result.HeldOutAccuracy, Is.EqualTo(1));
    }

    [Test]
    public void Of_equals_the_first_is_chosen_and_of_one_there_is_no_choice()
    {
        var result = ClassifierProbe.Fit(Groups("train", 90), Groups("test", 60), Small, ["equals"]);
        Assert.That((result.Sizes, result.Penalty), Is.EqualTo((Small.Sizes[0], Small.Penalties[0])));
        Assert.That(ClassifierProbe.Fit(Groups("train", 90), Groups("test", 60), Small with { Sizes = [new(4, 4)], Penalties = [0] }, ["one"]).HeldOutAccuracy, Is.Null);
    }

    [Test]
    public void The_published_search_has_128_candidates()
    {
        var published = ClassifierProbeSettings.Published;
        Assert.That(published.Sizes.Distinct().Count() * published.Penalties.Distinct().Count(), Is.EqualTo(128));
        Assert.That((published.Sizes[0], published.Sizes[^1], published.MaxEpochs, published.Restarts), Is.EqualTo((new HiddenSizes(32, 32), new HiddenSizes(256, 256), 1000, 5)));
    }

    [Test]
    public void A_test_label_that_was_never_seen_counts_as_wrong()
    {
        var test = Groups("test", 60);
        var renamed = new LabelledPoints("test", test.Points, [.. test.Labels.Select(label => label == 20 ? 21 : label)]);
        Assert.That(ClassifierProbe.Fit(Groups("train", 90), renamed, Small, ["unseen"]).Mean, Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    [Test]
    public void Curves_rise_and_tell_the_sets_apart()
    {
        LabelledPoints train = Noisy("train", 120), test = Noisy("test", 300);
        var curves = ClassifierProbe.Curves(train, [train, test], new HiddenSizes(32, 32), 0, 200, ["curves"]);
        Assert.That(curves.Select(curve => curve.Name), Is.EqualTo(new[] { "train", "test" }));
        Assert.That(curves.Select(curve => curve.Accuracies.Length), Is.All.EqualTo(200));
        Assert.That(curves[0].Accuracies[^1], Is.GreaterThan(curves[0].Accuracies[0]));
        Assert.That(curves[0].Accuracies[^1], Is.GreaterThan(curves[1].Accuracies[^1] + 0.1), "noise is learnt by heart");
    }

    [Test]
    public void Sets_that_do_not_fit_are_refused()
    {
        var train = Groups("train", 9);
        var flat = new LabelledPoints("flat", PointSet.From([[1.0]]), [0]);
        Assert.That(() => new LabelledPoints("short", train.Points, [1]), Throws.ArgumentException.With.Message.Contains("\"short\" has 9 points and 1 labels"));
        Assert.That(() => ClassifierProbe.Fit(train, flat, Small, []), Throws.ArgumentException.With.Message.Contains("\"flat\""));
        Assert.That(() => ClassifierProbe.Fit(flat, flat, Small, []), Throws.ArgumentException.With.Message.Contains("one point"));
        Assert.That(() => ClassifierProbe.Fit(train, train, Small with { Sizes = [] }, []), Throws.ArgumentException);
        Assert.That(() => ClassifierProbe.Fit(train, train, Small with { Sizes = [new(0, 3)] }, []), Throws.ArgumentException.With.Message.Contains("0 × 3"));
        Assert.That(() => ClassifierProbe.Fit(train, train, Small with { Penalties = [-1] }, []), Throws.ArgumentException);
    }

    [Test]
    public void It_stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(() => ClassifierProbe.Fit(Groups("train", 9), Groups("test", 9), Small, [], stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    // Three far groups with labels 5, 20 and 35.
    private static LabelledPoints Groups(string name, int count)
    {
        var rows = Clusters.Draw.Rows($"groups {name}", count, 4);
        for (var at = 0; at < count; at++)
            rows[at][at % 3] += 12;
        return new LabelledPoints(name, PointSet.From(rows), [.. Enumerable.Range(0, count).Select(at => 5 + 15 * (at % 3))]);
    }

    private static LabelledPoints Rings(string name, int count)
    {
        var rows = Clusters.Draw.Rows($"rings {name}", count, 2);
        for (var at = 0; at < count; at++)
        {
            var length = Math.Sqrt(rows[at][0] * rows[at][0] + rows[at][1] * rows[at][1]) / (1 + 2 * (at % 2));
            rows[at] = [rows[at][0] / length, rows[at][1] / length];
        }

        return new LabelledPoints(name, PointSet.From(rows), [.. Enumerable.Range(0, count).Select(at => at % 2)]);
    }

    // The first coordinate tells the label, but not always.
    private static LabelledPoints Noisy(string name, int count)
    {
        var rows = Clusters.Draw.Rows($"noisy {name}", count, 12);
        for (var at = 0; at < count; at++)
            rows[at][0] += at % 2;
        return new LabelledPoints(name, PointSet.From(rows), [.. Enumerable.Range(0, count).Select(at => at % 2)]);
    }
}
