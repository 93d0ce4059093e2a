using Replication.Measures.Clusters;
using Replication.Random;

namespace Replication.Measures.Probes;

/// <summary>
/// What a classifier can read from frozen representations: a perceptron of two hidden layers, its sizes and penalty chosen
/// on a held-out part of the training set, then trained several times on all of it (Zhou and Srikumar 2022, after
/// scikit-learn's MLPClassifier with its defaults).
/// </summary>
/// <remarks>
/// How the paper chooses among its sizes and penalties is unknown; here a random fifth of the training points is held out, once for
/// all of them, and of equal accuracies the first wins. Points are taken as they are, neither centred nor scaled.
/// Two labels get a softmax of two units where scikit-learn has one logistic unit.
/// </remarks>
public static class ClassifierProbe
{
    private const int HeldOutPart = 5;

    /// <param name="train">Two points or more.</param>
    /// <param name="test">Points of the same space; a label that the training set lacks is never classified rightly.</param>
    /// <param name="words">Names the random numbers: the same words give the same result.</param>
    /// <exception cref="ArgumentException">Settings without a choice, too few points, or sets of different dimensions.</exception>
    /// <exception cref="OperationCanceledException">Asked for by <paramref name="cancellation"/>.</exception>
    public static ClassifierProbeResult Fit(LabelledPoints train, LabelledPoints test, ClassifierProbeSettings settings, IReadOnlyList<string> words, CancellationToken cancellation = default)
    {
        settings.Check();
        CheckSpaces(train, [test]);
        var labels = new ClassIndex(train.Labels);
        var (sizes, penalty, heldOut) = Choose(train, labels, settings, words, cancellation);
        var all = Enumerable.Range(0, train.Points.Count).ToArray();
        var accuracies = new double[settings.Restarts];
        for (var restart = 0; restart < settings.Restarts; restart++)
        {
            var training = Begin(train, labels, all, sizes, penalty, [.. words, "restart", $"{restart}"]);
            training.Run(settings.MaxEpochs, cancellation);
            accuracies[restart] = training.Network.Accuracy(test.Points, labels.Of(test.Labels));
        }

        return new ClassifierProbeResult(sizes, penalty, heldOut, accuracies);
    }

    /// <summary>Trains one probe for a number of epochs, whatever its loss does, and follows its accuracy on some sets.</summary>
    /// <param name="sets">The sets to classify after every epoch, such as subtrain, subtest and test.</param>
    /// <param name="words">Names the random numbers: the same words give the same curves.</param>
    /// <exception cref="ArgumentException">Sets of different dimensions.</exception>
    /// <exception cref="OperationCanceledException">Asked for by <paramref name="cancellation"/>.</exception>
    public static IReadOnlyList<AccuracyCurve> Curves(LabelledPoints train, IReadOnlyList<LabelledPoints> sets, HiddenSizes sizes, double penalty, int epochs, IReadOnlyList<string> words, CancellationToken cancellation = default)
    {
        new ClassifierProbeSettings { Sizes = [sizes], Penalties = [penalty], MaxEpochs = epochs }.Check();
        CheckSpaces(train, sets);
        var labels = new ClassIndex(train.Labels);
        AccuracyCurve[] curves = [.. sets.Select(set => new AccuracyCurve(set.Name, new double[epochs]))];
        int[][] classes = [.. sets.Select(set => labels.Of(set.Labels))];
        var training = Begin(train, labels, [.. Enumerable.Range(0, train.Points.Count)], sizes, penalty, [.. words, "curves"]);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            training.Epoch();
            for (var set = 0; set < sets.Count; set++)
                curves[set].Accuracies[epoch] = training.Network.Accuracy(sets[set].Points, classes[set]);
        }

        return curves;
    }

    private static (HiddenSizes Sizes, double Penalty, double? HeldOut) Choose(LabelledPoints train, ClassIndex labels, ClassifierProbeSettings settings, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var best = (Sizes: settings.Sizes[0], Penalty: settings.Penalties[0], HeldOut: (double?)null);
        if (settings.Sizes.Count * settings.Penalties.Count == 1)
            return best;
        if (train.Points.Count < 2)
            throw new ArgumentException($"The set \"{train.Name}\" has one point; choosing a probe needs one to learn from and one to hold out.");
        var order = RandomStream.For([.. words, "held out"]).Permutation(train.Points.Count);
        var held = Math.Max(1, order.Length / HeldOutPart);
        int[] heldOut = order[..held], rest = order[held..];
        var classes = labels.Of(train.Labels);
        foreach (var sizes in settings.Sizes)
        {
            foreach (var penalty in settings.Penalties)
            {
                // The same weights to begin with for every penalty, so that a choice is not one of luck.
                var training = Begin(train, labels, rest, sizes, penalty, [.. words, "choice"]);
                training.Run(settings.MaxEpochs, cancellation);
                var accuracy = training.Network.Accuracy(train.Points, classes, heldOut);
                if (best.HeldOut is not { } reached || accuracy > reached)
                    best = (sizes, penalty, accuracy);
            }
        }

        return best;
    }

    private static PerceptronTraining Begin(LabelledPoints train, ClassIndex labels, int[] members, HiddenSizes sizes, double penalty, string[] words)
    {
        var network = new Perceptron(train.Points.Dimensions, sizes, labels.Count);
        network.Initialise(RandomStream.For([.. words, "weights"]));
        return new PerceptronTraining(network, train.Points, labels.Of(train.Labels), members, penalty, RandomStream.For([.. words, "order"]));
    }

    private static void CheckSpaces(LabelledPoints train, IReadOnlyList<LabelledPoints> sets)
    {
        foreach (var set in sets)
        {
            if (set.Points.Dimensions != train.Points.Dimensions)
                throw new ArgumentException($"The set \"{set.Name}\" has {set.Points.Dimensions} dimensions and \"{train.Name}\" has {train.Points.Dimensions}; a probe needs one space.");
        }
    }
}
