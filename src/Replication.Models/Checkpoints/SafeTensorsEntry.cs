using static TorchSharp.torch;

namespace Replication.Models.Checkpoints;

/// <summary>One tensor of a safetensors file: type, shape, and its bytes' place after the header.</summary>
public sealed record SafeTensorsEntry(string Name, ScalarType Dtype, long[] Shape, long Begin, long End);
