using Microsoft.Playwright;

namespace Replication.Browser.Tests;

/// <summary>The machine's own chromium, without a window; nothing is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // A browser under test asks nobody for updates, and a container gives it neither a sandbox nor a screen.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string _profile = Directory.CreateTempSubdirectory("chromium-").FullName;

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright) => _playwright = playwright;

    /// <summary>Where it is installed; null where it is not.</summary>
    public static string? Path => Places.FirstOrDefault(File.Exists);

    /// <summary>One tab; all of its requests and messages can be listened to.</summary>
    public IBrowserContext Context { get; private set; } = null!;

    /// <exception cref="PlaywrightException">Chromium does not start.</exception>
    public static async Task<Chromium> Start()
    {
        var chromium = new Chromium(await Playwright.CreateAsync());
        try
        {
            chromium.Context = await chromium._playwright.Chromium.LaunchPersistentContextAsync(
                chromium._profile, new() { ExecutablePath = Path, Headless = true, Args = Flags, ReducedMotion = ReducedMotion.Reduce });
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Context is not null)
        {
            await Context.CloseAsync();
        }

        _playwright.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}
