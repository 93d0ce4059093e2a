using TorchSharp.Autograd;
using TorchSharp.Memory;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Impl.NeedsGraph;
            set
            {
                if (value && !is_floating_point())
                    throw new InvalidOperationException($"requires_grad: only floating-point tensors have gradients, not {dtype}.");
                if (!value && Impl.Producer is not null)
                    throw new InvalidOperationException("requires_grad: the result of an operation keeps its graph; detach() it instead.");
                Impl.RequiresGrad = value;
            }
        }

        public bool is_leaf => Impl.Producer is null;

        /// <summary>The accumulated gradient of a leaf, or null.</summary>
        public Tensor? grad
        {
            get
            {
                if (Impl.Grad is not { } grad)
                    return null;
                grad.Retain();
                return new Tensor(grad);
            }

            set
            {
                value?.Impl.Retain();
                Impl.Grad?.Release();
                Impl.Grad = value?.Impl;
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The same bytes without the graph.</summary>
        public Tensor detach() => new(Impl.View(Impl.Shape, Impl.Strides, Impl.Offset));

        /// <summary>Adds this tensor's gradients to the <c>grad</c> of every leaf it depends on.</summary>
        public void backward() => Engine.Backward([this], null, false, false);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            if (inputs is not null)
                throw new NotSupportedException("backward: the managed engine takes no inputs; use autograd.grad for chosen tensors.");
            Engine.Backward([this], grad_tensors!, retain_graph || create_graph, create_graph);
        }
    }
}
