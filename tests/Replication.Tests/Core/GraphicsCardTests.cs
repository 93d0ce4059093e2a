using Replication.Core.Setup;

namespace Replication.Tests.Core;

public sealed class GraphicsCardTests
{
    [Test]
    public void Cards_are_read_from_the_lines_of_the_drivers_tool()
    {
        var cards = GraphicsCard.Parse("NVIDIA A100-SXM4-80GB, 81920, 550.54.15\nNVIDIA T4, 15360, 550.54.15\n");
        Assert.That(cards, Is.EqualTo(new[] { new GraphicsCard("NVIDIA A100-SXM4-80GB", 81920, "550.54.15"), new GraphicsCard("NVIDIA T4", 15360, "550.54.15") }));
        Assert.That($"{cards[0]}", Is.EqualTo("NVIDIA A100-SXM4-80GB, 80 GiB, driver 550.54.15"));
    }

    [TestCase("")]
    [TestCase("No devices were found\n")]
    [TestCase("NVIDIA T4, [N/A], 550.54.15\n")]
    public void What_is_no_card_is_left_out(string output) => Assert.That(GraphicsCard.Parse(output), Is.Empty);
}
