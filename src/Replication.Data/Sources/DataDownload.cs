using System.Net;
using System.Net.Http.Headers;

namespace Replication.Data.Sources;

/// <summary>
/// Brings one file onto this machine: into <c>NAME.part</c>, from where an earlier attempt stopped; under its own name only when its
/// digest is right. A file that is wrong becomes <c>NAME.corrupt</c>.
/// </summary>
public static class DataDownload
{
    private const int BufferSize = 1 << 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Downloads unless the right file is there already; nothing is asked of the network then.</summary>
    /// <param name="address">https, file, or http on this machine.</param>
    /// <param name="path">The file to make; its folder is made too.</param>
    /// <param name="sha256">Expected digest, lower-case hexadecimal.</param>
    /// <param name="say">Told in one sentence what happens.</param>
    /// <param name="cancellation">Stops between two pieces; what was received is kept.</param>
    /// <exception cref="CorpusException">The address is not allowed, the transfer stopped, or the digest is wrong.</exception>
    public static void Fetch(Uri address, string path, string sha256, Action<string> say, CancellationToken cancellation = default)
    {
        Check(address);
        if (File.Exists(path))
        {
            if (FileDigest.Of(path) == sha256)
            {
                say($"{path} is there already, and its SHA-256 is right.");
                return;
            }

            say($"{path} is not what is wanted; it was set aside as {SetAside(path, path)}.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + ".part";
        Receive(address, part, say, cancellation);
        var found = FileDigest.Of(part);
        if (found != sha256)
            throw new CorpusException($"What {address} gave has the SHA-256 {found}, not {sha256}; it was set aside as {SetAside(part, path)}. Fetch it again, or ask its publisher what changed.");
        File.Move(part, path);
        say($"Wrote {path}, SHA-256 {sha256}.");
    }

    private static void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsFile && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            throw new CorpusException($"The address {address} is not allowed; use https, file, or http on this machine.");
    }

    private static string SetAside(string wrong, string path)
    {
        var aside = path + ".corrupt";
        File.Move(wrong, aside, overwrite: true);
        return aside;
    }

    private static void Receive(Uri address, string part, Action<string> say, CancellationToken cancellation)
    {
        var before = File.Exists(part) ? new FileInfo(part).Length : 0;
        try
        {
            if (address.IsFile)
                FromFile(address.LocalPath, part, before, say, cancellation);
            else
                FromServer(address, part, before, say, cancellation);
        }
        catch (Exception cause) when (cause is IOException or HttpRequestException or UnauthorizedAccessException || (cause is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            var received = File.Exists(part) ? new FileInfo(part).Length : 0;
            throw new CorpusException(FormattableString.Invariant(
                $"The transfer from {address} stopped after {received} bytes ({cause.Message.TrimEnd('.')}); fetch again, which goes on from there."), cause);
        }
    }

    private static void FromFile(string original, string part, long before, Action<string> say, CancellationToken cancellation)
    {
        using var source = File.OpenRead(original);
        before = before <= source.Length ? before : 0;
        Announce(before, say);
        source.Seek(before, SeekOrigin.Begin);
        Append(source, part, before, cancellation);
    }

    private static void FromServer(Uri address, string part, long before, Action<string> say, CancellationToken cancellation)
    {
        using var response = Ask(address, before, cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Either everything is there already, or the file has changed: the digest tells the first, a fresh start mends the second.
            if (response.Content.Headers.ContentRange?.Length == before)
                return;
            using var fresh = Ask(address, 0, cancellation);
            Store(fresh, part, 0, say, cancellation);
            return;
        }

        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == before;
        Store(response, part, goesOn ? before : 0, say, cancellation);
    }

    private static HttpResponseMessage Ask(Uri address, long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        return Client.Send(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
    }

    private static void Store(HttpResponseMessage response, string part, long before, Action<string> say, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw new CorpusException(FormattableString.Invariant($"The address {response.RequestMessage?.RequestUri} answers {(int)response.StatusCode} ({response.ReasonPhrase}); check it, or give another place by --from."));
        Announce(before, say);
        using var source = response.Content.ReadAsStream(cancellation);
        Append(source, part, before, cancellation);
    }

    private static void Announce(long before, Action<string> say)
    {
        if (before > 0)
            say(FormattableString.Invariant($"Going on after {before} bytes of an earlier attempt."));
    }

    private static void Append(Stream source, string part, long before, CancellationToken cancellation)
    {
        using var target = new FileStream(part, before > 0 ? FileMode.Open : FileMode.Create, FileAccess.Write, FileShare.Read);
        target.Seek(before, SeekOrigin.Begin);
        var buffer = new byte[BufferSize];
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            var count = source.ReadAsync(buffer, patience.Token).AsTask().GetAwaiter().GetResult();
            if (count == 0)
                break;
            target.Write(buffer, 0, count);
        }

        target.Flush(flushToDisk: true);
    }
}
