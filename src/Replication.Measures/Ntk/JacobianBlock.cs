using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Measures.Ntk;

/// <summary>The columns of a Jacobian that belong to one parameter.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Parameter">The parameter itself.</param>
/// <param name="Rows">[examples·classes, numel], rows (example, class) row-major.</param>
public sealed record JacobianBlock(string Name, Parameter Parameter, Tensor Rows);
