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

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            /// <summary>log σ(x) = −softplus(−x).</summary>
            public static Tensor logsigmoid(Tensor x)
            {
                using var opposite = x.neg();
                using var loss = opposite.softplus(1, 1000);
                return loss.neg();
            }

            /// <summary>Zeroes elements with probability p and scales the rest by 1/(1 − p); the mask comes from the default Philox stream.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => Dropouts.Run(input, p, training);

            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Convolutions.Conv1d(input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Losses.SquaredError(input, target, reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Losses.AbsoluteError(input, target, reduction);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Losses.NegativeLogLikelihood(input, target, weight, reduction);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Losses.BinaryCrossEntropyWithLogits(input, target, weight, reduction, pos_weights);

            /// <summary>int64 classes as rows of zeros with a single one.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                using var largest = x.max();
                var classes = num_classes >= 0 ? num_classes : largest.item<long>() + 1;
                using var index = x.unsqueeze(-1);
                using var nothing = zeros([.. x.shape, classes], ScalarType.Int64);
                using var one = ones(index.shape, ScalarType.Int64);
                return nothing.scatter(-1, index, one);
            }

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
