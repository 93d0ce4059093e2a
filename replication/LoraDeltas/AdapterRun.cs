using System.Security.Cryptography;
using Replication.Core.Runs;
using Replication.Models.Adapters;
using Replication.Models.Layers;
using Replication.Training;
using static TorchSharp.torch;

namespace Replication.LoraDeltas;

/// <summary>Trains adapters on a frozen base that lies packed as NF4; its artefact is the adapters as they end.</summary>
internal static class AdapterRun
{
    public static RunOutcome Work(DeltaCell cell, int seed, DeltaTexts texts, string checkpoint, RunContext context)
    {
        var scalars = new SortedDictionary<string, double>(StringComparer.Ordinal);
        using var heldOut = DomainWindows.Of(cell.Domain, texts.Sizes.WindowsOf(cell), texts).HeldOut();
        using var model = DeltaRuns.Base(cell.Arm, checkpoint, texts, heldOut, scalars);
        var norms = DeltaRuns.Matrices(model, cell.Arm).ToDictionary(m => m.Place, m => NormOf(m.Layer));
        using var lora = new Lora(model, DeltaProtocol.Adapters(cell.Arm.Targets!), DeltaRuns.Stream(cell.Domain, seed, texts, cell.Arm.DrawnAgain ? "adapters, drawn again" : "adapters"));
        using var scope = NewDisposeScope();
        var initial = lora.Layers.Select(layer => (A: layer.A.detach().clone(), B: layer.B.detach().clone())).ToList();
        var table = new LayerTable(model.Blocks.Count);
        DeltaRuns.Train(model, cell, seed, texts, [.. lora.Parameters()], Measure, context);
        scalars["loss.after"] = Evaluation.Of(model, heldOut).Loss;
        lora.Save(context.ArtefactPath);
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(context.ArtefactPath)));
        return new RunOutcome(scalars, table.Series, new SortedDictionary<string, string>(StringComparer.Ordinal) { ["weights"] = digest });

        static double NormOf(LinearLayer layer)
        {
            using var values = layer.Values();
            return UpdateMeasures.NormOf(values);
        }

        void Measure(int epoch)
        {
            using var noGrad = no_grad();
            foreach (var (layer, (a, b)) in lora.Layers.Zip(initial))
            {
                using var update = layer.Delta();
                var place = MatrixPlace.Of(layer.Name);
                UpdateMeasures.Adapter(table, epoch, layer, a, b);
                UpdateMeasures.Update(table, epoch, place, update, norms[place]);
                if (epoch == DeltaProtocol.Epochs)
                    UpdateMeasures.Ranks(table, place, update);
            }
        }
    }
}
