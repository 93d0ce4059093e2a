namespace Replication.Tests.Reporting;

/// <summary>Drawings of the other kinds, looked at and approved.</summary>
internal static class PinnedFigureKinds
{
    public const string Scatter = """
        <svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" aria-labelledby="f-title f-text" width="600" height="417" viewBox="0 0 600 417">
          <title id="f-title">Do cells that forget more also drift more?</title>
          <desc id="f-text">Six cells: the more a cell drifts, the more it forgets.</desc>
          <rect class="surface" x="0" y="0" width="600" height="417"/>
          <text class="muted" x="0" y="36.64">forgetting, points</text>
          <g class="hue-0">
            <circle class="dot" cx="5" cy="9" r="4"/>
            <text class="label" x="16" y="13">causal</text>
          </g>
          <g class="hue-1">
            <path class="dot" d="M78.84 5.4L86.04 5.4L86.04 12.6L78.84 12.6Z"/>
            <text class="label" x="93.44" y="13">masked</text>
          </g>
          <g class="paper">
            <path class="diamond" d="M169.22 4L174.22 9L169.22 14L164.22 9Z"/>
            <text class="label" x="180.22" y="13">the document</text>
          </g>
          <g>
            <text class="strong" x="28.48" y="59.2">All cells</text>
            <line class="trend" x1="28.48" y1="71.2" x2="46.48" y2="71.2"/>
            <text class="muted" x="52.48" y="75.2">Spearman 0.90 [0.31, 0.99]</text>
            <line class="grid" x1="28.48" y1="330.27" x2="586" y2="330.27"/>
            <text class="muted end" x="21.48" y="334.27">0</text>
            <line class="grid" x1="28.48" y1="247.36" x2="586" y2="247.36"/>
            <text class="muted end" x="21.48" y="251.36">0.5</text>
            <line class="grid" x1="28.48" y1="164.46" x2="586" y2="164.46"/>
            <text class="muted end" x="21.48" y="168.46">1.0</text>
            <line class="axis" x1="58.35" y1="344.2" x2="58.35" y2="348.2"/>
            <text class="muted middle" x="58.35" y="361.2">0.10</text>
            <line class="axis" x1="141.31" y1="344.2" x2="141.31" y2="348.2"/>
            <text class="muted middle" x="141.31" y="361.2">0.15</text>
            <line class="axis" x1="224.28" y1="344.2" x2="224.28" y2="348.2"/>
            <text class="muted middle" x="224.28" y="361.2">0.20</text>
            <line class="axis" x1="307.24" y1="344.2" x2="307.24" y2="348.2"/>
            <text class="muted middle" x="307.24" y="361.2">0.25</text>
            <line class="axis" x1="390.2" y1="344.2" x2="390.2" y2="348.2"/>
            <text class="muted middle" x="390.2" y="361.2">0.30</text>
            <line class="axis" x1="473.17" y1="344.2" x2="473.17" y2="348.2"/>
            <text class="muted middle" x="473.17" y="361.2">0.35</text>
            <line class="axis" x1="556.13" y1="344.2" x2="556.13" y2="348.2"/>
            <text class="muted middle" x="556.13" y="361.2">0.40</text>
            <line class="zero" x1="28.48" y1="330.27" x2="586" y2="330.27"/>
            <line class="trend" x1="58.35" y1="239.07" x2="390.2" y2="89.84"/>
            <g class="paper">
              <path class="diamond" d="M307.24 126.29L312.24 131.29L307.24 136.29L302.24 131.29Z"/>
            </g>
            <g class="hue-0">
              <circle class="dot" cx="58.35" cy="247.36" r="4"/>
              <circle class="dot" cx="224.28" cy="147.87" r="4"/>
              <circle class="dot" cx="240.87" cy="144.56" r="4"/>
            </g>
            <g class="hue-1">
              <path class="dot" d="M386.6 94.53L393.8 94.53L393.8 101.73L386.6 101.73Z"/>
            </g>
            <text class="small halo" x="66.35" y="250.86">gpt2</text>
            <text class="small halo" x="198.24" y="151.37">opt</text>
            <text class="small halo" x="248.87" y="148.06">mamba</text>
            <text class="small halo" x="398.2" y="101.63">bert</text>
            <text class="small halo" x="315.24" y="134.79">mean</text>
          </g>
          <text class="muted middle" x="307.24" y="382.84">drift of the weights</text>
          <text class="muted" x="0" y="405.04">All cells, masked: 1 of 2 points are not finite and are left out.</text>
        </svg>

        """;

    public const string Rows = """
        <svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" aria-labelledby="f-title f-text" width="600" height="204" viewBox="0 0 600 204">
          <title id="f-title">Does the order survive equal steps?</title>
          <desc id="f-text">Two rows, each with a standard and an equal-step estimate above zero.</desc>
          <rect class="surface" x="0" y="0" width="600" height="204"/>
          <g class="hue-0">
            <circle class="dot" cx="5" cy="9" r="4"/>
            <text class="label" x="16" y="13">standard</text>
          </g>
          <g class="hue-1">
            <path class="dot" d="M95.12 5.4L102.32 5.4L102.32 12.6L95.12 12.6Z"/>
            <text class="label" x="109.72" y="13">equal steps</text>
          </g>
          <g class="paper">
            <path class="diamond" d="M212.55 4L217.55 9L212.55 14L207.55 9Z"/>
            <text class="label" x="223.55" y="13">the document</text>
          </g>
          <g>
            <text class="strong" x="41" y="42.64">sentiment</text>
            <line class="zero" x1="110.68" y1="50.2" x2="110.68" y2="135.2"/>
            <text class="muted middle" x="110.68" y="151.2">0</text>
            <line class="grid" x1="230.82" y1="50.2" x2="230.82" y2="135.2"/>
            <text class="muted middle" x="230.82" y="151.2">2</text>
            <text class="row" x="0" y="79.24">gpt2</text>
            <g class="hue-0">
              <line class="bar" x1="170.75" y1="61.7" x2="230.82" y2="61.7"/>
              <line class="seed" x1="182.76" y1="57.7" x2="182.76" y2="65.7"/>
              <line class="seed" x1="218.81" y1="57.7" x2="218.81" y2="65.7"/>
              <circle class="dot" cx="200.78" cy="61.7" r="4"/>
            </g>
            <g class="hue-1">
              <line class="bar" x1="140.72" y1="74.7" x2="200.78" y2="74.7"/>
              <path class="dot" d="M167.15 71.1L174.35 71.1L174.35 78.3L167.15 78.3Z"/>
            </g>
            <g class="paper">
              <path class="diamond" d="M212.8 82.7L217.8 87.7L212.8 92.7L207.8 87.7Z"/>
            </g>
            <text class="row" x="0" y="121.74">bert</text>
            <g class="hue-0">
              <line class="bar" x1="230.82" y1="110.7" x2="290.89" y2="110.7"/>
              <circle class="dot" cx="260.85" cy="110.7" r="4"/>
            </g>
            <g class="hue-1">
            </g>
          </g>
          <g>
            <text class="strong" x="324.5" y="42.64">topic</text>
            <line class="zero" x1="394.18" y1="50.2" x2="394.18" y2="98.2"/>
            <text class="muted middle" x="394.18" y="114.2">0</text>
            <line class="grid" x1="514.32" y1="50.2" x2="514.32" y2="98.2"/>
            <text class="muted middle" x="514.32" y="114.2">2</text>
            <g class="hue-0">
              <line class="bar" x1="334.11" y1="62.2" x2="394.18" y2="62.2"/>
              <circle class="dot" cx="364.15" cy="62.2" r="4"/>
            </g>
            <g class="hue-0">
              <line class="bar" x1="394.18" y1="86.2" x2="454.25" y2="86.2"/>
              <circle class="dot" cx="424.22" cy="86.2" r="4"/>
            </g>
          </g>
          <text class="muted middle" x="312.5" y="173.84">difference in accuracy, points</text>
          <text class="muted" x="0" y="194.04">sentiment, equal steps: 1 of 2 points are not finite and are left out.</text>
        </svg>

        """;
}
