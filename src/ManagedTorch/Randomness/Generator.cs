using Replication.Random;
using TorchSharp.Compute;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A Philox stream of random numbers: the seed and the count of numbers drawn say all that follows. The numbers are
    /// not those of PyTorch's generators.
    /// </summary>
    public class Generator : IDisposable
    {
        private ulong _seed;
        private ulong _counter;

        public Generator(ulong seed = 0, Device? device = null)
        {
            _seed = seed;
            this.device = device ?? CPU;
        }

        public static Generator Default { get; } = new();

        public Device device { get; private set; }

        public Generator manual_seed(long seed)
        {
            _seed = unchecked((ulong)seed);
            _counter = 0;
            return this;
        }

        public long initial_seed() => unchecked((long)_seed);

        /// <summary>Seed and position.</summary>
        public Tensor get_state() => tensor(new[] { unchecked((long)_seed), unchecked((long)_counter) });

        public void set_state(Tensor value)
        {
            if (value.dtype != ScalarType.Int64 || value.numel() != 2)
                throw new ArgumentException($"set_state: a state is what get_state gave, two int64, not {value.dtype} of shape {Memory.Shapes.Text(value.shape)}.");
            var state = value.data<long>().ToArray();
            (_seed, _counter) = (unchecked((ulong)state[0]), unchecked((ulong)state[1]));
        }

        public void Dispose()
        {
            GC.SuppressFinalize(this);
            Dispose(true);
        }

        protected virtual void Dispose(bool disposing)
        {
        }

        /// <summary>64 random bits.</summary>
        internal ulong Next()
        {
            var (a, b, _, _) = Philox.Block((uint)_counter, (uint)(_counter >> 32), 0, 0, (uint)_seed, (uint)(_seed >> 32));
            _counter++;
            return ((ulong)a << 32) | b;
        }

        /// <summary>Uniform in [0, 1), in steps of 2⁻⁵³.</summary>
        internal double Uniform() => (Next() >> 11) * (1.0 / 9007199254740992.0);

        /// <summary>Uniform in [0, 1), in steps of 2⁻²⁴: exact in float32, never rounded up to 1.</summary>
        internal double CoarseUniform() => (Next() >> 40) * (1.0 / 16777216.0);

        /// <summary>A standard normal number (Box and Muller).</summary>
        internal double Normal()
        {
            var radius = Math.Sqrt(-2 * ScalarMath.Log(1 - Uniform()));
            return radius * ScalarTrigonometry.Cos(6.283185307179586 * Uniform());
        }

        /// <summary>A whole number below a bound, without bias.</summary>
        internal long Below(ulong bound)
        {
            var limit = ulong.MaxValue - ulong.MaxValue % bound;
            while (true)
            {
                var bits = Next();
                if (bits < limit)
                    return (long)(bits % bound);
            }
        }
    }

    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    public static partial class random
    {
        public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

        public static long initial_seed() => Generator.Default.initial_seed();

        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }
}
