namespace Replication.Models;

/// <summary>How a block wires its parts to the residual stream: the variable of the depth-profile paper's central claim.</summary>
public enum BlockType
{
    /// <summary>The feed-forward layer reads what attention wrote (GPT-2, BERT, OPT, Llama).</summary>
    Sequential,

    /// <summary>Attention and feed-forward layer read the same input (GPT-NeoX, CodeGen).</summary>
    Parallel,

    /// <summary>A selective state-space layer (Mamba).</summary>
    StateSpace,

    /// <summary>A recurrent layer (RWKV).</summary>
    Recurrent,
}
