using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Replication.Tests.Data.Sources;

/// <summary>A server on this machine that gives one file, whole or from a byte on, and that can hang up in the middle.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public FileServer(byte[] content)
    {
        Content = content;
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/file"));
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public byte[] Content { get; set; }

    /// <summary>Bytes of each answer after which the connection is cut; null for none.</summary>
    public int? HangUpAfter { get; set; }

    /// <summary>False for a server that always sends everything.</summary>
    public bool KnowsRanges { get; set; } = true;

    /// <summary>First byte asked for, request by request.</summary>
    public ConcurrentQueue<int> Asked { get; } = new();

    public void Dispose()
    {
        // The listener stays open until nobody waits on it: closing it under a waiting accept is a race.
        _stop.Cancel();
        _serving.Wait();
        _listener.Dispose();
        _stop.Dispose();
    }

    // One connection at a time, closed after its answer.
    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                using var stream = client.GetStream();
                Answer(stream);
            }
            catch (Exception away) when (away is IOException or SocketException)
            {
                // The asker went away.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var file = reader.ReadLine()?.Split(' ')[1];
        var asked = 0;
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                asked = int.Parse(line["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        }

        Asked.Enqueue(asked);
        var first = KnowsRanges ? asked : 0;
        var (status, range) = file != Address.AbsolutePath ? ("404 Not Found", "")
            : first == 0 ? ("200 OK", "")
            : first < Content.Length ? ("206 Partial Content", FormattableString.Invariant($"Content-Range: bytes {first}-{Content.Length - 1}/{Content.Length}\r\n"))
            : ("416 Range Not Satisfiable", FormattableString.Invariant($"Content-Range: bytes */{Content.Length}\r\n"));
        var body = status[0] == '2' ? Content[first..] : [];
        stream.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 {status}\r\n{range}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n")));
        stream.Write(body, 0, Math.Min(body.Length, HangUpAfter ?? body.Length));
    }
}
