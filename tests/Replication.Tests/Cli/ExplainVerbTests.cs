using Replication.Cli;
using Replication.Core.Claims;
using Replication.Core.Runs;
using Replication.Tests.Core;

namespace Replication.Tests.Cli;

public sealed class ExplainVerbTests
{
    private CliTest _cli = null!;

    [SetUp]
    public void Open() => _cli = new CliTest();

    [TearDown]
    public void Close() => _cli.Dispose();

    [Test]
    public void A_stored_run_says_what_it_is_made_of_and_who_uses_it()
    {
        _cli.Claims = [new ToyClaim(), new ToyClaim(id: "toy/other")];
        _cli.Run();
        var key = Key(new ToyClaim(), seed: 2);
        Assert.That(_cli.Run("explain", key[..10]), Is.EqualTo(ExitCode.Held), _cli.Error);
        Assert.That(_cli.Output, Does.StartWith("toy · seed 2\n")
            .And.Contain(new RunStore(_cli.Clone.Workspace.Store).RecordPath(key))
            .And.Match(@"took +0\.\d\d min")
            .And.Match("engine +managed")
            .And.Match("used by +toy/slope, toy/other")
            .And.Match("seed +2\n"));
        Assert.That(_cli.Output, Does.Match("The nearest stored run is toy · seed [13] .*; it differs in:\npart +here +there\nseed +2 +[13]\n$"));
    }

    [Test]
    public void A_run_of_changed_code_is_set_beside_the_stored_one_of_its_name()
    {
        _cli.Run();
        _cli.Claims = [new ToyClaim(slope: 7)];
        Assert.That(_cli.Run("explain", Key(new ToyClaim(slope: 7), seed: 3)), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.Match("stored +no").And.Match(@"The nearest stored run is toy · seed 3 .*; it differs in:\npart +here +there\nslope +7 +0\.5\n$"));

        _cli.Run("explain", Key(new ToyClaim(), seed: 3));
        Assert.That(_cli.Output, Does.Match("used by +no claim as the code stands"));
    }

    [Test]
    public void The_only_run_has_no_neighbour_and_nothing_is_written()
    {
        Assert.That(_cli.Run("explain", Key(new ToyClaim(), seed: 1)), Is.EqualTo(ExitCode.Held));
        Assert.That(_cli.Output, Does.EndWith("No other run is stored.\n"));
        Assert.That(_cli.Clone.Files, Is.Empty);
    }

    [TestCase("zz", "No stored or planned run has a key that begins with zz")]
    [TestCase("", "3 runs have keys that begin with ")]
    public void A_key_that_names_no_single_run_gives_2(string prefix, string sentence)
    {
        Assert.That(_cli.Run("explain", prefix), Is.EqualTo(ExitCode.BadSetUp));
        Assert.That(_cli.Error, Does.StartWith(sentence));
    }

    private static string Key(ToyClaim claim, int seed) => claim.Plan(new ClaimSettings(Tier.Micro))[seed - 1].Spec.Key;
}
