using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Replication.Core.Environments;

namespace Replication.Tests.Cli.Cluster;

/// <summary>A real Slurm on the loopback address: one controller, two nodes of one processor each, all of it in a temporary folder.</summary>
internal sealed class SlurmOnThisMachine : IDisposable
{
    private const string ConfigurationVariable = "SLURM_CONF";
    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slurm-");
    private readonly List<Process> _daemons = [];

    private SlurmOnThisMachine()
    {
        Write("munge.key", RandomNumberGenerator.GetHexString(128));
        Write("slurm.conf", Configuration());
        Directory.CreateDirectory(At("state"));
        Environment.SetEnvironmentVariable(ConfigurationVariable, At("slurm.conf"));
        Daemon("munged", "--foreground", "--force", $"--key-file={At("munge.key")}", $"--socket={At("munge")}", $"--pid-file={At("munged.pid")}", $"--log-file={At("munged.log")}", $"--seed-file={At("munged.seed")}");
        Holds(() => File.Exists(At("munge")));
        Daemon("slurmctld", "-D", "-i");
        Daemon("slurmd", "-D", "-N", "n1");
        Daemon("slurmd", "-D", "-N", "n2");
        IsReady = Holds(() => Said("sinfo", "--noheader", "--Node", "--format=%T").Split('\n').Count(state => state == "idle") == 2);
    }

    /// <summary>False where the daemons of an installed Slurm do not come up, as in some containers.</summary>
    private bool IsReady { get; }

    /// <summary>Starts it; ignores the test where Slurm is not installed.</summary>
    public static SlurmOnThisMachine Start()
    {
        if (Programs.Any(program => Found(program) is null))
            Assert.Ignore("Slurm is not installed (on Debian: the packages slurm-wlm and munge).");
        if (Environment.UserName != "root")
            Assert.Ignore("Slurm's daemons are started by the test itself, which only root may do.");
        var slurm = new SlurmOnThisMachine();
        if (!slurm.IsReady)
        {
            var logs = slurm.Logs;
            slurm.Dispose();
            Assert.Ignore($"Slurm is installed, but its daemons do not start on this machine.\n{logs}");
        }

        return slurm;
    }

    /// <summary>Array tasks that are waiting or running, as <c>17_3 RUNNING n1</c>.</summary>
    public IReadOnlyList<string> Queue => Said("squeue", "--noheader", "--array", "--format=%F_%K %T %N").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Drains, downs or resumes a node.</summary>
    public void SetNode(string node, string state) => Said("scontrol", "update", $"nodename={node}", $"state={state}", "reason=test");

    /// <summary>Slurm lets a task that it queued again wait for two minutes; this spares the test the wait.</summary>
    public void StartRequeuedNow()
    {
        foreach (var task in Queue.Where(task => task.Contains("PENDING", StringComparison.Ordinal)))
            Said("scontrol", "update", $"jobid={task.Split(' ')[0]}", "starttime=now");
    }

    public void WaitForTheEnd(Action? meanwhile = null) => Wait("the queue is empty", () =>
    {
        meanwhile?.Invoke();
        return Queue.Count == 0;
    });

    public void Wait(string what, Func<bool> holds)
    {
        if (!Holds(holds))
            Assert.Fail($"Waited in vain until {what}.\n{string.Join('\n', Queue)}\n{Logs}");
    }

    public void Dispose()
    {
        // Nodes first: a node without its controller waits for it.
        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }

        Environment.SetEnvironmentVariable(ConfigurationVariable, null);
        _folder.Delete(recursive: true);
    }

    private string Logs => string.Join('\n', Directory.GetFiles(_folder.FullName, "*.log").Select(log => $"{log}\n{string.Join('\n', File.ReadAllLines(log).TakeLast(20))}"));

    private static bool Holds(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Patience)
                return false;
            Thread.Sleep(100);
        }

        return true;
    }

    private static string? Found(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private void Daemon(string program, params string[] arguments) =>
        _daemons.Add(Process.Start(new ProcessStartInfo(Found(program)!, arguments))!);

    private static string Said(string program, params string[] arguments) => ForeignCommand.Run(Found(program) ?? program, arguments)?.Output ?? "";

    private string Configuration()
    {
        using TcpListener first = new(IPAddress.Loopback, 0), second = new(IPAddress.Loopback, 0), third = new(IPAddress.Loopback, 0);
        int[] ports = [.. new[] { first, second, third }.Select(Port)];
        var host = Said("hostname", "-s").Trim();
        return $"""
            ClusterName=replication
            SlurmctldHost={host}(127.0.0.1)
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={At("munge")}
            CryptoType=crypto/munge
            SlurmctldPort={ports[0]}
            StateSaveLocation={At("state")}
            SlurmdSpoolDir={At("spool.%n")}
            SlurmctldPidFile={At("slurmctld.pid")}
            SlurmdPidFile={At("slurmd.%n.pid")}
            SlurmctldLogFile={At("slurmctld.log")}
            SlurmdLogFile={At("slurmd.%n.log")}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SwitchType=switch/none
            MpiDefault=none
            ReturnToService=2
            SchedulerParameters=sched_interval=1,bf_interval=1
            SlurmdParameters=config_overrides
            KillWait=5
            AccountingStorageType=accounting_storage/none
            JobAcctGatherType=jobacct_gather/none
            NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1 State=UNKNOWN
            NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1 State=UNKNOWN
            PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP

            """;
    }

    private static int Port(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
