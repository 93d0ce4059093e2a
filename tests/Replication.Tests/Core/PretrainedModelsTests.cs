using Replication.Data;
using Replication.Core;
using Replication.Core.Claims;
using Replication.Core.Protocols;
using Replication.Core.Reports;
using Replication.Models;

namespace Replication.Tests.Core;

/// <summary>The pretraining runs that all claims share.</summary>
public sealed class PretrainedModelsTests
{
    [Test]
    public void Every_model_and_seed_is_a_run_of_its_own_and_the_same_one_every_time()
    {
        var texts = PretrainedModels.Texts(new ClaimSettings(Tier.Micro));
        var runs = (from name in ModelShape.Architectures.Append(ModelShape.Rewired) from width in new[] { 32, 64 } from seed in new[] { 1, 2 } select (kind: new ModelShape(name, width), seed)).ToList();
        string[] Keys() => [.. runs.Select(r => PretrainedModels.Planned(r.kind, r.seed, texts).Spec.Key)];
        var (first, second) = (Keys(), Keys());
        Assert.That(first, Is.Unique);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Another_pretraining_text_is_another_run_and_another_domain_is_not()
    {
        var other = EmbeddedLanguage.Corpus(Domain.Base, "other", 300_000);
        string Key(ClaimSettings settings) => PretrainedModels.Planned(new ModelShape("gpt2"), 1, PretrainedModels.Texts(settings)).Spec.Key;
        var standard = new ClaimSettings(Tier.Micro);
        Assert.That(Key(standard with { Pretraining = other }), Is.Not.EqualTo(Key(standard)));
        Assert.That(Key(standard with { Domain = other }), Is.EqualTo(Key(standard)));
    }

    [Test]
    public void A_text_with_too_few_tokens_is_refused_before_anything_runs()
    {
        var settings = new ClaimSettings(Tier.Micro, Pretraining: EmbeddedLanguage.Corpus(Domain.Base, "short", 5_000));
        Assert.That(() => PretrainedModels.Texts(settings), Throws.TypeOf<CorpusException>().With.Message.Contains("too short").And.Message.Contains("2112 are needed"));
    }

    [Test]
    public void A_tier_without_a_protocol_is_refused_by_name() =>
        Assert.That(
            () => PlannedClaim.Of(new ToyClaim(), new ClaimSettings(Tier.Paper)),
            Throws.TypeOf<SetUpException>().With.Message.Contains("toy/slope").And.Message.Contains("paper").And.Message.Contains("--tier micro"));
}
