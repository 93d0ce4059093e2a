using Replication.Core;
using Replication.Core.Environments;
using Replication.Core.Snapshots;
using Replication.Statistics;

namespace Replication.Tests.Core;

public sealed class ApprovalGuardTests
{
    private static readonly GitState Clean = new("abc", []);

    [TestCase(null)]
    [TestCase("")]
    [TestCase("false")]
    public void A_clean_tree_on_a_persons_machine_may_approve(string? ci) =>
        Assert.That(ApprovalGuard.Check(Clean, ci, "Measured anew."), Is.EqualTo("abc"));

    [TestCase("true")]
    [TestCase("1")]
    public void An_approval_on_CI_is_refused(string ci) =>
        Assert.That(() => ApprovalGuard.Check(Clean, ci, "Why not."), Throws.TypeOf<SetUpException>().With.Message.Contains("CI"));

    [Test]
    public void An_approval_on_a_dirty_tree_is_refused_and_names_the_changes() =>
        Assert.That(
            () => ApprovalGuard.Check(new GitState("abc", [" M a.cs", "?? b.cs", "A  c.cs", "D  d.cs"]), null, "Why not."),
            Throws.TypeOf<SetUpException>().With.Message.Contains("a.cs, b.cs, c.cs and 1 more"));

    [Test]
    public void An_approval_outside_a_repository_is_refused() =>
        Assert.That(() => ApprovalGuard.Check(new GitState(null, []), null, "Why not."), Throws.TypeOf<SetUpException>());

    [TestCase("")]
    [TestCase("  ")]
    public void An_approval_without_a_reason_is_refused(string reason) =>
        Assert.That(() => ApprovalGuard.Check(Clean, null, reason), Throws.TypeOf<SetUpException>().With.Message.Contains("--reason"));

    [Test]
    public void An_invalid_finding_cannot_be_approved()
    {
        Assert.That(() => ApprovalGuard.Check("toy/slope", Verdict.Invalid), Throws.TypeOf<SetUpException>());
        Assert.That(() => ApprovalGuard.Check("toy/slope", Verdict.NotReplicated), Throws.Nothing);
    }
}
