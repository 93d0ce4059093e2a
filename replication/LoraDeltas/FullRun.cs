using Replication.Core.Runs;
using Replication.Measures.Updates;
using Replication.Models.Adapters;
using Replication.Models.Checkpoints;
using Replication.Models.Layers;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.LoraDeltas;

/// <summary>The control: trains all weights of the same rounded base on the same batches, and compares the update with the adapters'.</summary>
internal static class FullRun
{
    public static RunOutcome Work(DeltaCell cell, int seed, DeltaTexts texts, string checkpoint, string adapters, RunContext context)
    {
        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var heldOut = DomainWindows.Of(cell.Domain, texts.Sizes.WindowsOf(cell), texts).HeldOut();
        using var model = DeltaRuns.Base(cell.Arm, checkpoint, texts, heldOut, scalars);
        using var scope = NewDisposeScope();
        var matrices = DeltaRuns.Matrices(model, cell.Arm);
        var before = matrices.Select(m => m.Layer.Weight.detach().clone()).ToList();
        var table = new LayerTable(model.Blocks.Count);
        DeltaRuns.Train(model, cell, seed, texts, null, Measure, context);
        scalars["loss.after"] = Evaluation.Of(model, heldOut).Loss;
        Directions();
        return new RunOutcome(scalars, table.Series, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = Checkpoint.Sha256(model) });

        void Measure(int epoch)
        {
            using var noGrad = no_grad();
            foreach (var ((place, layer), old) in matrices.Zip(before))
            {
                using var update = layer.Weight.sub(old);
                UpdateMeasures.Update(table, epoch, place, update, UpdateMeasures.NormOf(old));
                if (epoch != DeltaProtocol.Epochs)
                    continue;
                UpdateMeasures.Ranks(table, place, update);
                using var chance = zeros_like(update);
                Weights.Normal(chance, DeltaRuns.Stream(cell.Domain, seed, texts, FormattableString.Invariant($"chance {place.Layer} {place.Matrix}")), 1);
                table.Set(UpdateMeasures.Gaussian(place.Matrix), place.Layer, UpdateSpectrum.Of(chance).EnergyRank(UpdateMeasures.EnergyShare));
            }
        }

        // The adapters are laid on the trained model only to read their products.
        void Directions()
        {
            using var lora = new Lora(model, DeltaProtocol.Adapters(DeltaArm.Low.Targets!), DeltaRuns.Stream(cell.Domain, seed, texts, "adapters"));
            lora.Load(adapters);
            var updates = matrices.Zip(before).ToDictionary(m => m.First.Place, m => m.First.Layer.Weight.detach().sub(m.Second));
            foreach (var layer in lora.Layers)
            {
                using var product = layer.Delta();
                var place = MatrixPlace.Of(layer.Name);
                table.Set(UpdateMeasures.Overlap(place.Matrix), place.Layer, PrincipalAngles.BetweenLeading(product, updates[place], UpdateMeasures.Directions).Overlap);
            }
        }
    }
}
