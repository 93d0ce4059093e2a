using TorchSharp.Functions;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The operations behind the modules.</summary>
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Products.Linear(input, weights, bias);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                LayerNorms.LayerNorm(input, normalized_shape, weight, bias, eps);

            public static Tensor gelu(Tensor x) => Activations.Gelu(x);

            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) => x.gelu(approximate);

            public static Tensor relu(Tensor x, bool inplace = false) => x.relu();

            public static Tensor silu(Tensor x, bool inplace = false) => x.silu();

            public static Tensor tanh(Tensor x, bool inplace = false) => x.tanh();

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>softmax(q·kᵀ/√d + mask)·v over [batch, heads, length, width]; the causal flag is spelled as TorchSharp spells it.</summary>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false) =>
                p == 0
                    ? Attention.Run(query, key, value, attn_mask, is_casual)
                    : throw new NotSupportedException("scaled_dot_product_attention: the managed engine draws no random numbers; apply a dropout mask of your own.");

            /// <summary>Mean negative log-likelihood of class indices [N] under logits [N, C].</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                weight is null
                    ? CrossEntropies.Run(input, target, ignore_index, reduction, label_smoothing)
                    : throw new NotSupportedException("cross_entropy: the managed engine has no class weights.");
        }
    }
}
