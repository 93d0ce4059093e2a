namespace Replication.Measures.Ntk;

/// <summary>How two examples' gradients are multiplied into a kernel's entry.</summary>
public enum KernelVariant
{
    /// <summary>J·Jᵀ, the kernel of gradient descent (Jacot et al. 2018): the one that verdicts rest on.</summary>
    Plain,

    /// <summary>J·sign(J)ᵀ, the asymmetric kernel of descent by signs (Malladi et al. 2023, §4).</summary>
    Sign,

    /// <summary>sign(J)·sign(J)ᵀ, its symmetric form.</summary>
    SignOfBoth,

    /// <summary>J·softsign(J)ᵀ with softsign(x) = x/(1 + |x|): the linearisation paper's released code. Not symmetric.</summary>
    SoftSign,
}
