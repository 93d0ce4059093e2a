using Replication.Core.Claims;
using Replication.Core.Protocols;
using Replication.Random;

namespace Replication.LoraDeltas;

public sealed class DomainWindowsTests
{
    [Test]
    public void Every_epoch_passes_over_all_windows_once_in_an_order_of_its_own()
    {
        var windows = DomainWindows.Of(DeltaDomains.All[0], 16, DeltaTexts.Of(PretrainedModels.Texts(new ClaimSettings(Tier.Micro))));
        var batches = windows.Epochs(RandomStream.For("epochs"), 8).Take(4).ToList();
        var rows = batches.SelectMany(batch => batch.Inputs.contiguous().data<long>().ToArray().Chunk(32).Select(row => string.Join(' ', row))).ToList();
        batches.ForEach(batch => batch.Dispose());
        var (first, second) = (rows[..16], rows[16..]);
        Assert.That(first, Is.Unique);
        Assert.That(second, Is.EquivalentTo(first).And.Not.EqualTo(first));
    }

    [Test]
    public void All_domains_have_the_same_number_of_windows_and_none_of_those_held_out()
    {
        var texts = DeltaTexts.Of(PretrainedModels.Texts(new ClaimSettings(Tier.Micro)));
        foreach (var domain in DeltaDomains.All)
        {
            var windows = DomainWindows.Of(domain, texts.Sizes.Windows, texts);
            Assert.That(windows.Count, Is.EqualTo(texts.Sizes.Windows));
            using var heldOut = windows.HeldOut();
            Assert.That(heldOut.Size, Is.EqualTo(texts.Sizes.HeldOutWindows));
            var training = windows.Epochs(RandomStream.For("training"), texts.Sizes.Windows).First();
            var known = training.Inputs.contiguous().data<long>().ToArray().Chunk(32).Select(row => string.Join(' ', row)).ToHashSet();
            training.Dispose();
            var unseen = heldOut.Inputs.contiguous().data<long>().ToArray().Chunk(32).Select(row => string.Join(' ', row));
            Assert.That(unseen.Where(known.Contains), Is.Empty, domain.Name);
        }
    }
}
