using TorchSharp.Schedules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning rates that change with the step. Each is computed from the initial rate, so rounding never accumulates.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies by gamma every step_size steps.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (_, initial, epoch) => initial * Schedule.Power(gamma, epoch / step_size));

            /// <summary>Multiplies the initial rate by a function of the step.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (_, initial, epoch) => initial * lr_lambda(epoch));

            /// <summary>From start_factor to end_factor of the initial rate in total_iters equal steps.</summary>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (_, initial, epoch) => initial * (start_factor + (end_factor - start_factor) * Math.Min(epoch, total_iters) / total_iters));

            /// <summary>Half a cosine from the initial rate to eta_min in T_max steps.</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, (_, initial, epoch) => eta_min + (initial - eta_min) * (1 + Compute.ScalarTrigonometry.Cos(3.141592653589793 * epoch / T_max)) / 2);

            /// <summary>One schedule after the other: the next begins, at its own step 0, when a milestone is reached.</summary>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
            {
                Schedule[] parts = [.. schedulers.Cast<Schedule>()];
                int[] ends = [.. milestones];
                if (ends.Length != parts.Length - 1)
                    throw new ArgumentException($"SequentialLR: {parts.Length} schedulers need {parts.Length - 1} milestones, not {ends.Length}.");
                return new Schedule(optimizer, last_epoch, (group, initial, epoch) =>
                {
                    var part = ends.Count(end => epoch >= end);
                    return parts[part].Rate(group, initial, part == 0 ? epoch : epoch - ends[part - 1]);
                });
            }

            /// <summary>Sets the learning rate of every group of an optimiser, step by step.</summary>
            public abstract class LRScheduler
            {
                private protected LRScheduler()
                {
                }

                /// <summary>Goes to the next step.</summary>
                public abstract void step();

                /// <summary>Goes to a given step, or to the next where none is given.</summary>
                public abstract void step(int? epoch);

                /// <summary>The rates in force, group by group.</summary>
                public abstract IEnumerable<double> get_last_lr();
            }
        }
    }
}
