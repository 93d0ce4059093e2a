using Replication.Cli;
using Replication.Core.Claims;
using Replication.Core.Environments;
using Replication.Core.Validators;
using Replication.Tests.Core;

namespace Replication.Tests.Cli;

[NonParallelizable]
public sealed class DoctorVerbTests
{
    private CliTest _cli = null!;

    [SetUp]
    public void Open() => _cli = new CliTest();

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void A_sound_machine_gives_0_and_says_what_each_tier_needs()
    {
        Directory.CreateDirectory(_cli.Clone.Workspace.Models);
        File.WriteAllText(Path.Combine(_cli.Clone.Workspace.Models, "gpt2"), "");
        _cli.Claims = [new ToyClaim(), new ToyClaim(id: "toy/other") { Needs = new TierPlan([new("facebook/opt-125m", "opt-125m")], [], 1, 16, 2, "Ten runs.") }];
        Assert.That(_cli.Run("doctor"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Match("ok +engine +managed")
            .And.Match("ok +vectors +")
            .And.Match("ok +GPUs +none")
            .And.Match("ok +determinism +trained weights [0-9a-f]{12}, as they must be")
            .And.Match(@"ok +run store +.*, 0 runs, \d+\.\d GiB free")
            .And.Match(@"ok +models folder +.*, 1 entries")
            .And.Match("ok +data folder +.* does not exist")
            .And.Match("micro +2 of 2 +nothing\n")
            .And.Match("gpu +0 of 2 +claims with a protocol for it\n")
            .And.Match("paper +0 of 2, 1 declared +The paper tier needs 1 GPU.*facebook/opt-125m"));
    }

    [Test]
    public void A_card_that_the_engine_does_not_use_is_named_with_the_build_that_would()
    {
        _cli.GraphicsCards = [new("NVIDIA T4", 15360, "550.54.15")];
        Assert.That(_cli.Run("doctor"), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.Match("ok +graphics card +NVIDIA T4, 15 GiB, driver 550.54.15; not used by this engine: build with -p:Engine=torchsharp-cuda"));
    }

    [Test]
    public void What_keeps_every_suite_from_running_gives_2_and_is_said_in_a_sentence()
    {
        _cli.Validators = [new Refusing()];
        File.WriteAllText(_cli.Clone.Workspace.Store, "a file where the folder should be");
        Assert.That(_cli.Run("doctor"), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Output, Does.Match("!! +build").And.Match("!! +run store"));
        Assert.That(_cli.Error, Does.Contain("No.\n").And.Contain($"The run store {_cli.Clone.Workspace.Store} "));
    }

    [Test]
    public void Trained_weights_are_the_pinned_ones_on_any_number_of_threads([Values(1, 2, 3)] int threads)
    {
        Assume.That(EngineName.Current, Is.EqualTo(EngineName.Managed), "Only the managed engine gives the same bits everywhere.");
        Assert.That(DeterminismCheck.Hash(threads), Is.EqualTo(DeterminismCheck.Expected));
    }

    private sealed class Refusing : ISetUpValidator
    {
        public string? Refusal() => "No.";
    }
}
