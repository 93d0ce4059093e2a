namespace Replication.Tests.Reporting;

/// <summary>Drawings that were looked at and approved: a change of a renderer shows here as a difference of text.</summary>
internal static class PinnedFigures
{
    public const string OneOfOursOneOfTheirs = """
        <svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" aria-labelledby="f-title f-text" width="600" height="361" viewBox="0 0 600 361">
          <title id="f-title">Does it grow?</title>
          <desc id="f-text">A line that rises from one to three.</desc>
          <rect class="surface" x="0" y="0" width="600" height="361"/>
          <text class="muted" x="0" y="12.64">distance</text>
          <g>
            <text class="strong" x="17.32" y="35.2">all</text>
            <line class="grid" x1="17.32" y1="290.27" x2="521.75" y2="290.27"/>
            <text class="muted end" x="10.32" y="294.27">0</text>
            <line class="grid" x1="17.32" y1="223.94" x2="521.75" y2="223.94"/>
            <text class="muted end" x="10.32" y="227.94">1</text>
            <line class="grid" x1="17.32" y1="157.62" x2="521.75" y2="157.62"/>
            <text class="muted end" x="10.32" y="161.62">2</text>
            <line class="grid" x1="17.32" y1="91.29" x2="521.75" y2="91.29"/>
            <text class="muted end" x="10.32" y="95.29">3</text>
            <line class="axis" x1="31.6" y1="304.2" x2="31.6" y2="308.2"/>
            <text class="muted middle" x="31.6" y="321.2">1</text>
            <line class="axis" x1="269.53" y1="304.2" x2="269.53" y2="308.2"/>
            <text class="muted middle" x="269.53" y="321.2">2</text>
            <line class="axis" x1="507.47" y1="304.2" x2="507.47" y2="308.2"/>
            <text class="muted middle" x="507.47" y="321.2">3</text>
            <line class="zero" x1="17.32" y1="290.27" x2="521.75" y2="290.27"/>
            <g class="paper">
              <path class="mean" d="M31.6 223.94L507.47 157.62"/>
              <path class="diamond" d="M31.6 218.94L36.6 223.94L31.6 228.94L26.6 223.94Z"/>
              <path class="diamond" d="M507.47 152.62L512.47 157.62L507.47 162.62L502.47 157.62Z"/>
            </g>
            <g class="hue-0">
              <path class="band" d="M31.6 190.78L269.53 124.46L507.47 58.13L507.47 124.46L269.53 190.78L31.6 257.11Z"/>
              <path class="seed" d="M31.6 240.53L269.53 174.2L507.47 107.87"/>
              <path class="seed" d="M31.6 207.36L269.53 141.04L507.47 74.71"/>
              <path class="mean" d="M31.6 223.94L269.53 157.62L507.47 91.29"/>
              <circle class="dot" cx="31.6" cy="223.94" r="3.5"/>
              <circle class="dot" cx="269.53" cy="157.62" r="3.5"/>
              <circle class="dot" cx="507.47" cy="91.29" r="3.5"/>
            </g>
            <g class="hue-0">
              <text class="label" x="531.75" y="95.83">ours</text>
            </g>
            <g class="paper">
              <text class="label" x="531.75" y="162.15">the paper</text>
            </g>
          </g>
          <text class="muted middle" x="269.53" y="342.84">layer</text>
        </svg>

        """;

    public const string Forest = """
        <svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" aria-labelledby="forest-title forest-text" width="920" height="155" viewBox="0 0 920 155">
          <title id="forest-title">Every claim at a glance</title>
          <desc id="forest-text">It grows: 1.00 [0.50, 1.50], replicated. It shrinks: −1.00 [−1.50, −0.50], not replicated.</desc>
          <rect class="surface" x="0" y="0" width="920" height="155"/>
          <g class="hue-0">
            <line class="bar" x1="0" y1="12" x2="22" y2="12"/>
            <circle class="dot" cx="11" cy="12" r="3.5"/>
          </g>
          <text class="muted" x="29" y="16">measured here, with interval</text>
          <path class="diamond" d="M218 7L223 12L218 17L213 12Z"/>
          <text class="muted" x="229" y="16">in the document</text>
          <line class="grid" x1="0" y1="34" x2="920" y2="34"/>
          <text class="strong" x="0" y="57.54">It grows</text>
          <rect class="zone" x="393.23" y="34" width="51.54" height="38"/>
          <line class="bound" x1="393.23" y1="34" x2="393.23" y2="72"/>
          <line class="bound" x1="444.77" y1="34" x2="444.77" y2="72"/>
          <line class="zero" x1="419" y1="34" x2="419" y2="72"/>
          <path class="diamond" d="M573.63 48L578.63 53L573.63 58L568.63 53Z"/>
          <g class="hue-0">
            <line class="bar" x1="470.54" y1="53" x2="573.63" y2="53"/>
          </g>
          <g class="hue-0">
            <circle class="dot" cx="522.09" cy="53" r="3.5"/>
          </g>
          <text class="end" x="770" y="57">1.00 [0.50, 1.50]</text>
          <g class="mark replicated">
            <circle class="fill" cx="800" cy="53" r="4.75"/>
          </g>
          <text class="verdict replicated" x="812" y="57">Replicated</text>
          <line class="grid" x1="0" y1="72" x2="920" y2="72"/>
          <text class="strong" x="0" y="95.54">It shrinks</text>
          <rect class="zone" x="393.23" y="72" width="51.54" height="38"/>
          <line class="bound" x1="393.23" y1="72" x2="393.23" y2="110"/>
          <line class="bound" x1="444.77" y1="72" x2="444.77" y2="110"/>
          <line class="zero" x1="419" y1="72" x2="419" y2="110"/>
          <path class="diamond" d="M573.63 86L578.63 91L573.63 96L568.63 91Z"/>
          <g class="hue-0">
            <line class="bar" x1="264.37" y1="91" x2="367.46" y2="91"/>
          </g>
          <g class="hue-0">
            <circle class="dot" cx="315.91" cy="91" r="3.5"/>
          </g>
          <text class="end" x="770" y="95">−1.00 [−1.50, −0.50]</text>
          <g class="mark not-replicated">
            <path class="stroke" d="M796 87L804 95M804 87L796 95"/>
          </g>
          <text class="verdict not-replicated" x="812" y="95">Not replicated</text>
          <line class="axis" x1="252" y1="110" x2="586" y2="110"/>
          <line class="axis" x1="290.14" y1="110" x2="290.14" y2="114"/>
          <text class="muted middle" x="290.14" y="127">−5</text>
          <line class="axis" x1="419" y1="110" x2="419" y2="114"/>
          <text class="muted middle" x="419" y="127">0</text>
          <line class="axis" x1="547.86" y1="110" x2="547.86" y2="114"/>
          <text class="muted middle" x="547.86" y="127">5</text>
          <text class="muted middle" x="419" y="146.64">effect ÷ smallest effect of interest (shaded: too small to matter)</text>
        </svg>

        """;
}
