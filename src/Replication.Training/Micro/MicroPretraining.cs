using System.Globalization;
using Replication.Models;
using Replication.Random;

namespace Replication.Training.Micro;

/// <summary>Makes the base models of the micro tier.</summary>
public static class MicroPretraining
{
    /// <summary>A freshly initialised and pretrained model; the caller disposes it.</summary>
    /// <param name="family">Name of the family, see <see cref="MicroModels.Families"/>.</param>
    /// <param name="seed">Decides initial weights and data order.</param>
    /// <param name="texts">Only the pretraining text is read.</param>
    /// <param name="progress">Fraction done.</param>
    /// <param name="cancellation">Checked before every step.</param>
    public static CausalLanguageModel Run(string family, int seed, MicroTexts texts, IProgress<double> progress, CancellationToken cancellation)
    {
        var name = seed.ToString(CultureInfo.InvariantCulture);
        var model = MicroModels.Create(family, texts.VocabularySize);
        try
        {
            model.Initialise(RandomStream.For("micro-pretraining", family, name, "initial weights"));
            var order = RandomStream.For("micro-pretraining", family, name, "data order");
            var settings = MicroProtocol.Pretraining;
            CausalLanguageModelling.Train(
                model, () => texts.Pretraining.Batch(order, settings.BatchSize, settings.ContextLength), settings, progress, cancellation);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
