using Microsoft.Playwright;
using Replication.Reporting;

namespace Replication.Browser.Tests;

/// <summary>The report as a reader opens it: from a file, in a browser, without a network.</summary>
public class ReportInBrowserTests
{
    private static readonly int[] Widths = [1280, 390];

    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly List<string> _messages = [];

    private readonly List<string> _requests = [];

    private string _directory = "";

    private Chromium? _chromium;

    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task OpenReport()
    {
        if (Chromium.Path is null)
        {
            Assert.Ignore("There is no chromium on this machine: install Debian's package chromium to see the report in a browser.");
        }

        _directory = Directory.CreateTempSubdirectory("browser-report-").FullName;
        ReportWriter.Write(SampleSuite.Report(day: 19), _directory);
        ReportWriter.Write(SampleSuite.Report(0.2, 20), _directory);
        ReportWriter.Write(SampleSuite.Report(), _directory);

        _chromium = await Chromium.Start();
        _page = _chromium.Context.Pages[0];
        _page.Console += (_, message) => _messages.Add($"{message.Type}: {message.Text}");
        _page.PageError += (_, error) => _messages.Add(error);
        _page.Request += (_, request) => _requests.Add(request.Url);
        await _page.GotoAsync(new Uri(Path.Combine(_directory, ReportFiles.Html)).AbsoluteUri);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_directory.Length > 0)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [Test]
    public void The_console_stays_silent_and_only_the_file_itself_is_asked_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_messages, Is.Empty);
            Assert.That(_requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)).ToArray(), Has.Length.EqualTo(1).And.All.EndsWith(ReportFiles.Html));
        }
    }

    [Test]
    public async Task Every_link_leads_to_a_place_on_the_page()
    {
        Assert.That(await _page.Locator("a").CountAsync(), Is.GreaterThan(40));
        Assert.That(await Strings(PageScripts.DeadLinks), Is.Empty);
    }

    [Test]
    public async Task Landmarks_and_headings_lead_through_the_page()
    {
        var levels = (await Strings("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.tagName)")).Select(t => t[1] - '0').ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _page.GetByRole(AriaRole.Main).CountAsync(), Is.EqualTo(1));
            Assert.That(await _page.GetByRole(AriaRole.Navigation).CountAsync(), Is.EqualTo(1));
            Assert.That(await _page.GetByRole(AriaRole.Article).CountAsync(), Is.EqualTo(13));
            Assert.That(await Strings(PageScripts.NamelessLandmarks), Is.Empty);
            Assert.That(levels.Count(l => l == 1), Is.EqualTo(1));
            Assert.That(levels.Zip(levels.Skip(1), (a, b) => b - a), Is.All.LessThanOrEqualTo(1));
        }
    }

    [Test]
    public async Task Every_figure_that_is_shown_has_a_name_and_a_description() =>
        Assert.That(await Strings(PageScripts.SilentFigures), Is.Empty);

    [Test]
    public async Task The_first_tab_offers_to_skip_to_the_claims_and_focus_can_be_seen()
    {
        await Show(1280, ColorScheme.Light);
        await _page.EvaluateAsync("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
        await _page.Keyboard.PressAsync("Tab");
        var focused = await Strings("() => { const e = document.activeElement, r = e.getBoundingClientRect(); return [e.getAttribute('href'), getComputedStyle(e).outlineStyle, String(r.left >= 0 && r.top >= 0)]; }");
        await _page.Keyboard.PressAsync("Enter");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(focused, Is.EqualTo(new[] { "#claims", "solid", "true" }));
            Assert.That(await _page.EvaluateAsync<string>("() => document.activeElement.id"), Is.EqualTo("claims"));
        }
    }

    [Test]
    public async Task Text_stands_out_by_four_and_a_half_to_one([ValueSource(nameof(Widths))] int width, [ValueSource(nameof(Schemes))] ColorScheme scheme)
    {
        await Show(width, scheme);
        await OpenDetails(true);
        var faint = await Strings(PageScripts.FaintText);
        await OpenDetails(false);
        Assert.That(faint, Is.Empty);
    }

    [Test]
    public async Task Dark_is_dark_and_light_is_light()
    {
        var surfaces = new List<string>();
        foreach (var scheme in Schemes)
        {
            await Show(1280, scheme);
            surfaces.Add(await _page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.figure .surface')).fill + getComputedStyle(document.body).backgroundColor"));
        }

        Assert.That(surfaces, Is.EqualTo(new[] { "rgb(255, 255, 255)rgb(255, 255, 255)", "rgb(22, 24, 28)rgb(22, 24, 28)" }));
    }

    [Test]
    public async Task Nothing_reaches_beyond_the_window([Values(1280, 700, 390, 320)] int width, [Values] bool isOpen)
    {
        await Show(width, ColorScheme.Light);
        await OpenDetails(isOpen);
        var beyond = await Strings(PageScripts.BeyondTheWindow);
        await OpenDetails(false);
        Assert.That(beyond, Is.Empty);
    }

    [Test]
    public async Task No_text_of_a_figure_is_cut_off([ValueSource(nameof(Widths))] int width)
    {
        await Show(width, ColorScheme.Light);
        Assert.That(await Strings(PageScripts.CutText), Is.Empty);
    }

    [Test]
    public async Task The_page_can_be_looked_at([ValueSource(nameof(Widths))] int width, [ValueSource(nameof(Schemes))] ColorScheme scheme)
    {
        await Show(width, scheme);
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{width}-{scheme.ToString().ToLowerInvariant()}.png");
        var image = await _page.ScreenshotAsync(new() { Path = path, FullPage = true });
        TestContext.AddTestAttachment(path, $"The report, {width} pixels wide, {scheme}");

        // The width stands in bytes 16 to 19 of every PNG file.
        Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)), Is.EqualTo(width));
    }

    private async Task Show(int width, ColorScheme scheme)
    {
        await _page.SetViewportSizeAsync(width, 900);
        await _page.EmulateMediaAsync(new() { ColorScheme = scheme });
    }

    private Task OpenDetails(bool isOpen) => _page.EvaluateAsync("open => document.querySelectorAll('details').forEach(d => d.open = open)", isOpen);

    private Task<string[]> Strings(string script) => _page.EvaluateAsync<string[]>(script);
}
