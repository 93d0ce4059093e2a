using Replication.Core;
using Replication.Core.Claims;

namespace Replication.Tests.Core;

public sealed class ClaimCatalogueTests
{
    private static readonly Claim[] Claims = [new ToyClaim(id: "toy/b"), new ToyClaim(id: "toy/a"), new ToyClaim(id: "other/c")];

    [Test]
    public void Claims_come_in_order_of_id() =>
        Assert.That(Ids(ClaimCatalogue.Ordered(Claims)), Is.EqualTo(new[] { "other/c", "toy/a", "toy/b" }));

    [Test]
    public void Two_claims_of_one_id_are_refused() =>
        Assert.That(
            () => ClaimCatalogue.Ordered([new ToyClaim(), new ToyClaim()]),
            Throws.TypeOf<SetUpException>().With.Message.Contains("share the id toy/slope"));

    [TestCase("toy/a", "toy/a")]
    [TestCase("c", "other/c")]
    [TestCase("toy", "toy/b toy/a")]
    public void A_word_names_a_claim_or_a_paper(string word, string ids) =>
        Assert.That(Ids(ClaimCatalogue.Select(Claims, [word])), Is.EqualTo(ids.Split(' ')));

    [Test]
    public void An_unknown_claim_is_refused_with_the_known_ones() =>
        Assert.That(
            () => ClaimCatalogue.Select(Claims, ["toy/z"]),
            Throws.TypeOf<SetUpException>().With.Message.EqualTo("There is no claim toy/z: choose from toy/b, toy/a, other/c."));

    [Test]
    public void A_claim_that_needs_arguments_is_no_entry_of_the_catalogue() =>
        Assert.That(ClaimCatalogue.Of(typeof(ToyClaim).Assembly), Has.None.TypeOf<ToyClaim>());

    private static IEnumerable<string> Ids(IEnumerable<Claim> claims) => claims.Select(claim => claim.Card.Id);
}
