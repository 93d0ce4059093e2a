namespace Replication.Data.Domains;

/// <summary>A law that gives one quantity as the product of two.</summary>
/// <param name="Statement">The law in words.</param>
/// <param name="Bearer">What has the quantities.</param>
/// <param name="First">First factor: name and unit.</param>
/// <param name="Second">Second factor.</param>
/// <param name="Product">What they give.</param>
internal sealed record PhysicalLaw(string Statement, string Bearer, (string Name, string Unit) First, (string Name, string Unit) Second, (string Name, string Unit) Product)
{
    public static IReadOnlyList<PhysicalLaw> All { get; } =
    [
        new("The net force on a body is its mass times its acceleration.", "cart", ("mass", "kg"), ("acceleration", "m/s^2"), ("net force", "N")),
        new("The momentum of a body is its mass times its velocity.", "ball", ("mass", "kg"), ("velocity", "m/s"), ("momentum", "kg m/s")),
        new("The distance covered at constant speed is the speed times the time.", "train", ("speed", "m/s"), ("travel time", "s"), ("distance", "m")),
        new("The work done on a body is the force along its path times the length of the path.", "crate", ("pulling force", "N"), ("path length", "m"), ("work", "J")),
        new("The energy delivered is the power times the time.", "motor", ("power", "W"), ("running time", "s"), ("energy", "J")),
        new("The voltage across a resistor is its current times its resistance.", "resistor", ("current", "A"), ("resistance", "ohm"), ("voltage", "V")),
        new("The charge that flows is the current times the time.", "wire", ("current", "A"), ("time", "s"), ("charge", "C")),
        new("The electric power is the voltage times the current.", "lamp", ("voltage", "V"), ("current", "A"), ("power", "W")),
        new("The force on a surface is the pressure times the area.", "piston", ("pressure", "Pa"), ("area", "m^2"), ("force", "N")),
        new("The mass of a body is its density times its volume.", "block", ("density", "kg/m^3"), ("volume", "m^3"), ("mass", "kg")),
        new("The speed of a wave is its frequency times its wavelength.", "wave", ("frequency", "Hz"), ("wavelength", "m"), ("speed", "m/s")),
        new("The torque about an axis is the force times the lever arm.", "wrench", ("force", "N"), ("lever arm", "m"), ("torque", "N m")),
        new("The impulse on a body is the mean force times the time that it acts.", "bat", ("mean force", "N"), ("contact time", "s"), ("impulse", "N s")),
        new("The force of a spring is its stiffness times its extension.", "spring", ("stiffness", "N/m"), ("extension", "m"), ("force", "N")),
    ];
}
