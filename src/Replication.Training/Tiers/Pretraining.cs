using System.Globalization;
using Replication.Models;
using Replication.Random;
using Replication.Training.Objectives;

namespace Replication.Training.Tiers;

/// <summary>Makes the base models of the tiers that the harness pretrains itself.</summary>
public static class Pretraining
{
    /// <summary>A freshly initialised and pretrained model; the caller disposes it.</summary>
    /// <param name="kind">Architecture and size.</param>
    /// <param name="seed">Decides initial weights and data order.</param>
    /// <param name="texts">Only the pretraining text is read.</param>
    /// <param name="progress">Fraction done.</param>
    /// <param name="cancellation">Checked before every step.</param>
    public static LanguageModel Run(ModelShape kind, int seed, TierTexts texts, IProgress<double> progress, CancellationToken cancellation)
    {
        var name = seed.ToString(CultureInfo.InvariantCulture);
        var objective = texts.PretrainingObjective(kind);
        var model = kind.Create(texts.VocabularyOf(kind), new HeadSettings { Kind = objective.Head });
        try
        {
            model.Initialise(RandomStream.For("micro-pretraining", kind.Stream, name, "initial weights"));
            var order = RandomStream.For("micro-pretraining", kind.Stream, name, "data order");
            var settings = texts.Protocol.PretrainingOf(kind);
            new Trainer(model, settings).Run(() => objective.Draw(order, settings.BatchSize), progress, cancellation);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
