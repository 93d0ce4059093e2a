using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Snapshots;

namespace Replication;

/// <summary>What must hold of all claims together.</summary>
public sealed class CatalogueTests
{
    private static readonly Workspace Here = Workspace.Find();

    [Test]
    public void Every_claim_has_an_id_of_its_own() =>
        Assert.That(() => ClaimCatalogue.Of(typeof(CatalogueTests).Assembly), Throws.Nothing);

    [Test]
    public void Every_card_is_filled_in()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var card in Cards())
        {
            Assert.That(card.Id, Does.Match("^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"));
            Assert.That(card.Id, Does.StartWith(card.Paper.Key + "/"), "The id begins with the key of its paper.");
            Assert.That(card.Version, Is.AtLeast(1), card.Id);
            Assert.That(card.SmallestEffect.Value, Is.Not.NaN, card.Id);
            string[] texts =
            [
                card.Title, card.Place, card.Statement, card.Metric, card.Rule, card.SmallestEffect.Reason,
                card.Paper.Title, card.Paper.Authors, card.Paper.Source, card.Published?.Text ?? "not published", .. card.Deviations,
            ];
            Assert.That(texts, Has.All.Matches<string>(text => !string.IsNullOrWhiteSpace(text)), card.Id);
        }
    }

    [Test]
    public void Every_card_names_the_file_that_it_stands_in()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var card in Cards())
        {
            Assert.That(Path.Combine(Here.Root, card.SourceFile), Does.Exist, card.Id);
        }
    }

    [Test]
    public void Every_claim_has_an_approved_snapshot()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var card in Cards())
        {
            Assert.That(new SnapshotFiles(Here.Expected, card.Id, Tier.Micro).Verified, Does.Exist);
        }
    }

    [Test]
    public void No_snapshot_is_left_of_a_claim_that_is_gone()
    {
        var dangling = DanglingSnapshots.Find(Here.Expected, ClaimCatalogue.Of(typeof(CatalogueTests).Assembly));
        Assert.That(DanglingSnapshots.Message(Here.Expected, dangling), Is.Null);
    }

    private static IEnumerable<ClaimCard> Cards() => ClaimCatalogue.Of(typeof(CatalogueTests).Assembly).Select(claim => claim.Card);
}
