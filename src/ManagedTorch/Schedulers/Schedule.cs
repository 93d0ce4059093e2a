using static TorchSharp.torch;

namespace TorchSharp.Schedules;

/// <summary>A schedule that is a function of group, initial rate and step.</summary>
internal sealed class Schedule : optim.lr_scheduler.LRScheduler
{
    private readonly optim.ILearningRateController[] _groups;
    private readonly Func<int, double, int, double> _rate;
    private int _epoch;

    public Schedule(optim.Optimizer optimizer, int lastEpoch, Func<int, double, int, double> rate)
    {
        _groups = [.. optimizer.ParamGroups];
        _rate = rate;
        _epoch = lastEpoch;
        step();
    }

    public static double Power(double factor, int count)
    {
        var result = 1.0;
        for (var i = 0; i < count; i++)
            result *= factor;
        return result;
    }

    public double Rate(int group, double initial, int epoch) => _rate(group, initial, epoch);

    public override void step() => step(_epoch + 1);

    public override void step(int? epoch)
    {
        _epoch = epoch ?? _epoch + 1;
        for (var i = 0; i < _groups.Length; i++)
            _groups[i].LearningRate = _rate(i, _groups[i].InitialLearningRate, _epoch);
    }

    public override IEnumerable<double> get_last_lr() => _groups.Select(group => group.LearningRate);
}
