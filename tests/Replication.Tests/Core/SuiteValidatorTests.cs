using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Core.Setup;
using Replication.Core.Validators;

namespace Replication.Tests.Core;

/// <summary>Each refusal by the sentence that a user reads.</summary>
public sealed class SuiteValidatorTests
{
    private static readonly TierPlan Paper = new(
        [new("openai-community/gpt2", "gpt2"), new("facebook/opt-125m", "opt-125m")], [new("WikiText-103", "wikitext")], 2, 80, 12, "190 runs.");

    private TemporaryClone _clone = null!;

    [SetUp]
    public void Open() => _clone = new TemporaryClone();

    [TearDown]
    public void Close() => _clone.Dispose();

    [Test]
    public void A_sound_suite_is_refused_by_nobody() =>
        Assert.That(SuiteValidators.All.Select(validator => validator.Refusal(SetUp([new ToyClaim()]))), Is.All.Null);

    [Test]
    public void A_GPU_tier_without_a_GPU_is_refused() => Assert.That(
        new GpuPresent().Refusal(SetUp([new ToyClaim()], new(Tier.Gpu))),
        Is.EqualTo("The gpu tier needs 1 GPU, and the engine managed finds no GPU: build with -p:Engine=torchsharp-cuda on a machine that has them, or choose --tier micro."));

    [Test]
    public void A_GPU_tier_with_enough_of_them_is_not()
    {
        Assert.That(new GpuPresent().Refusal(SetUp([new ToyClaim()], new(Tier.Gpu), gpus: 1)), Is.Null);
        var claims = new[] { new ToyClaim { Needs = Paper } };
        Assert.That(new GpuPresent().Refusal(SetUp(claims, new(Tier.Paper), gpus: 1)), Does.StartWith("The paper tier needs 2 GPUs, and the engine managed finds 1 GPU:"));
        Assert.That(new GpuPresent().Refusal(SetUp(claims, new(Tier.Paper), gpus: 2)), Is.Null);
    }

    [Test]
    public void Rounded_products_are_refused() => Assert.That(
        new FullPrecision().Refusal(SetUp([new ToyClaim()], roundsProducts: true)),
        Does.StartWith("The GPU may round float32 products to TF32").And.EndWith("unset NVIDIA_TF32_OVERRIDE and leave allow_tf32 false."));

    [Test]
    public void Missing_models_and_corpora_are_named_once_with_their_folders()
    {
        ToyClaim[] claims = [new() { Needs = Paper }, new(id: "toy/other") { Needs = Paper }];
        var refusal = new ResourcesPresent().Refusal(SetUp(claims, new(Tier.Paper)));
        Assert.That(refusal, Is.EqualTo(
            $"The paper tier lacks the models openai-community/gpt2, facebook/opt-125m in {_clone.Workspace.Models} and the corpora WikiText-103 in {_clone.Workspace.Data}: "
            + "put them there, or name the folders that hold them in REPLICATION_MODELS and REPLICATION_DATA."));
    }

    [Test]
    public void What_is_there_is_not_missed()
    {
        foreach (var model in Paper.Models)
        {
            Directory.CreateDirectory(Path.Combine(_clone.Workspace.Models, model.Path));
        }

        Assert.That(new ResourcesPresent().Refusal(SetUp([new ToyClaim { Needs = Paper }], new(Tier.Paper))), Does.StartWith("The paper tier lacks the corpora WikiText-103"));
        Directory.CreateDirectory(_clone.Workspace.Data);
        File.WriteAllText(Path.Combine(_clone.Workspace.Data, "wikitext"), "");
        Assert.That(new ResourcesPresent().Refusal(SetUp([new ToyClaim { Needs = Paper }], new(Tier.Paper))), Is.Null);
    }

    [Test]
    public void A_seed_that_is_no_part_of_the_key_is_refused()
    {
        var refusal = new DistinctSeeds().Refusal(SetUp([new ToyClaim { SeedOf = _ => 1 }]))!;
        Assert.That(refusal, Does.StartWith("Claim toy/slope plans the run toy · seed 2 (")
            .And.Contain("a second time as toy · seed 1: give each its own seed"));
    }

    [Test]
    public void A_run_that_two_claims_share_is_no_equal_seed() =>
        Assert.That(new DistinctSeeds().Refusal(SetUp([new ToyClaim(), new ToyClaim(id: "toy/other")])), Is.Null);

    [Test]
    public void Fewer_seeds_than_declared_are_refused_and_more_are_not()
    {
        Assert.That(
            new EnoughSeeds().Refusal(SetUp([new ToyClaim()], new(Tier.Micro, Seeds: 2))),
            Is.EqualTo("Claim toy/slope declares 3 seeds and --seeds gives 2, which could only end in an invalid verdict: give at least 3."));
        Assert.That(new EnoughSeeds().Refusal(SetUp([new ToyClaim()], new(Tier.Micro, Seeds: 3))), Is.Null);
        Assert.That(new EnoughSeeds().Refusal(SetUp([new ToyClaim()], new(Tier.Micro, Seeds: 4))), Is.Null);
    }

    [Test]
    public void A_budget_that_is_known_to_be_too_small_is_refused_with_the_numbers()
    {
        Timed(new ToyClaim(slope: 7), minutes: 10);
        Assert.That(
            new BudgetHoldsPlan().Refusal(SetUp([new ToyClaim()], budget: 14)),
            Is.EqualTo("The budget of 14 min cannot hold the plan: 3 of its 3 outstanding runs took 30.0 min last time, at least 15.0 min with 2 at a time; raise --budget, choose fewer claims, or take a --shard."));
        Assert.That(new BudgetHoldsPlan().Refusal(SetUp([new ToyClaim()], budget: 15)), Is.Null);
        Assert.That(new BudgetHoldsPlan().Refusal(SetUp([new ToyClaim()])), Is.Null, "No budget is no limit.");
    }

    [Test]
    public void A_stored_plan_fits_into_any_budget()
    {
        Timed(new ToyClaim(), minutes: 10);
        Assert.That(new BudgetHoldsPlan().Refusal(SetUp([new ToyClaim()], budget: 0.001)), Is.Null);
    }

    private void Timed(ToyClaim claim, double minutes)
    {
        foreach (var run in claim.Plan(new ClaimSettings(Tier.Micro)))
        {
            new RunStore(_clone.Workspace.Store).Write(new RunRecord(
                run.Spec.Key, run.Spec.Label, run.Spec.Parts, ToyRuns.Outcome(1), minutes, DateTimeOffset.UnixEpoch, new Dictionary<string, string>()));
        }
    }

    private SuiteSetUp SetUp(
        IReadOnlyList<Claim> claims, ClaimSettings? settings = null, int gpus = 0, bool roundsProducts = false, double? budget = null) => new(
        claims,
        settings ?? new ClaimSettings(Tier.Micro),
        new Machine("managed", gpus, roundsProducts, _clone.Workspace.Models, _clone.Workspace.Data),
        new RunStore(_clone.Workspace.Store),
        workers: 2,
        budget is { } minutes ? TimeSpan.FromMinutes(minutes) : null);
}
