using System.Globalization;
using Replication.Core.Environments;

namespace Replication.Core.Setup;

/// <summary>A graphics card as its driver describes it, whether or not the engine uses it.</summary>
/// <param name="Name">Such as <c>NVIDIA A100-SXM4-80GB</c>.</param>
/// <param name="Mebibytes">Its memory.</param>
/// <param name="Driver">Version of the driver.</param>
public sealed record GraphicsCard(string Name, int Mebibytes, string Driver)
{
    /// <summary>The cards of this machine; none where the driver's tool is not installed.</summary>
    public static IReadOnlyList<GraphicsCard> Here() =>
        ForeignCommand.Run("nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits") is { Code: 0 } said ? Parse(said.Output) : [];

    /// <summary>Reads the tool's lines <c>name, mebibytes, driver</c>; leaves out what is none.</summary>
    public static IReadOnlyList<GraphicsCard> Parse(string output) =>
    [
        .. from line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let fields = line.Split(',', StringSplitOptions.TrimEntries)
           where fields.Length == 3 && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
           select new GraphicsCard(fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), fields[2]),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, {Mebibytes / 1024.0:0} GiB, driver {Driver}");
}
