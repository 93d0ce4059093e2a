namespace Replication.Browser.Tests;

/// <summary>Questions to the page, each a function that answers with the offenders as text.</summary>
internal static class PageScripts
{
    public const string DeadLinks = """
        () => [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))
          .filter(h => !h || !h.startsWith('#') || !document.getElementById(decodeURIComponent(h.slice(1))))
        """;

    public const string NamelessLandmarks = """
        () => [...document.querySelectorAll('nav, article, section[id], [role=region]')]
          .filter(e => !e.getAttribute('aria-label') && !document.getElementById(e.getAttribute('aria-labelledby')))
          .map(e => e.outerHTML.slice(0, 80))
        """;

    public const string SilentFigures = """
        () => [...document.querySelectorAll('svg.figure')]
          .filter(s => s.getAttribute('role') !== 'img' || s.getAttribute('aria-labelledby').split(' ').some(id => !document.getElementById(id)?.textContent))
          .map(s => s.outerHTML.slice(0, 120))
        """;

    /// <summary>Only what scrolls by itself may be wider than the window.</summary>
    public const string BeyondTheWindow = """
        () => {
          const width = document.documentElement.clientWidth;
          const offenders = [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('.scroll, .skip, .unseen') && e.getBoundingClientRect().right > width + 0.5)
            .map(e => e.tagName + '.' + (e.getAttribute('class') ?? '') + ' ' + e.textContent.trim().slice(0, 60));
          return document.documentElement.scrollWidth > width ? ['the page scrolls sideways', ...offenders] : offenders;
        }
        """;

    /// <summary>A picture clips what lies outside it.</summary>
    public const string CutText = """
        () => [...document.querySelectorAll('svg.figure')].filter(s => s.getBoundingClientRect().width > 0).flatMap(svg => {
          const box = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter(t => {
            const r = t.getBoundingClientRect();
            return r.left < box.left - 0.5 || r.right > box.right + 0.5 || r.top < box.top - 0.5 || r.bottom > box.bottom + 0.5;
          }).map(t => t.textContent);
        })
        """;

    /// <summary>Success criterion 1.4.3 of WCAG 2.2 for every element with text of its own, against the nearest opaque background.</summary>
    public const string FaintText = """
        () => {
          const parse = c => c.match(/[\d.]+/g).map(Number);
          const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
          const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const background = e => {
            for (; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.length < 4 || c[3] === 1) return c;
            }
            return [255, 255, 255];
          };
          return [...document.querySelectorAll('body *')].filter(e =>
              e.getBoundingClientRect().width > 1 && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && !e.closest('title, desc, style'))
            .map(e => {
              const isDrawn = e.closest('svg') !== null;
              const text = luminance(parse(isDrawn ? getComputedStyle(e).fill : getComputedStyle(e).color));
              const under = luminance(isDrawn ? parse(getComputedStyle(e.closest('svg').querySelector('.surface')).fill) : background(e));
              return [(Math.max(text, under) + 0.05) / (Math.min(text, under) + 0.05), e];
            })
            .filter(([contrast]) => !(contrast >= 4.5))
            .map(([contrast, e]) => contrast.toFixed(2) + ': ' + e.textContent.slice(0, 60));
        }
        """;
}
