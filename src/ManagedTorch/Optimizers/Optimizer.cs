using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            private protected Optimizer(IEnumerable<Parameter> parameters) => Parameters = [.. parameters];

            private protected IReadOnlyList<Parameter> Parameters { get; }

            /// <summary>Groups of parameters, each with its learning rate.</summary>
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            public abstract Tensor? step(Func<Tensor>? closure = null);

            public virtual IEnumerable<Parameter> parameters() => Parameters;

            /// <summary>Zeroes every gradient in place.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in Parameters)
                {
                    using var grad = parameter.grad;
                    grad?.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }
        }
    }
}
