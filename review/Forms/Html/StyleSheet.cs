namespace Review.Forms.Html;

/// <summary>How the page looks: in light and dark, on a telephone, on paper. It has no characters that XML would have to escape.</summary>
internal static class StyleSheet
{
    public const string Text = """

        :root {
          color-scheme: light dark;
          --paper: #f6f7fa; --panel: #ffffff; --ink: #1b2230; --dim: #525c6d; --edge: #cfd5df; --accent: #1a57b0;
          --good: #14602f; --good-ground: #e3f4e9; --bad: #a8201a; --bad-ground: #fdeaea; --warn: #7a4800; --warn-ground: #fdf1dc;
          --note-ground: #e6effb; --vpc: #eaf1fb; --zone: #f8fafd; --subnet: #eef1f5; --public: #fdf4e3; --service: #efeafb;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #11141a; --panel: #191e27; --ink: #e7eaf0; --dim: #a9b3c3; --edge: #3a4354; --accent: #8fb8ff;
            --good: #7bdba5; --good-ground: #14301f; --bad: #ff9f97; --bad-ground: #3a1917; --warn: #f4c377; --warn-ground: #35270f;
            --note-ground: #182a45; --vpc: #172132; --zone: #1b2330; --subnet: #242c3a; --public: #33291a; --service: #2a2440;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--panel); z-index: 9; }
        code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        pre { margin: .5rem 0; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: 6px; white-space: pre-wrap; }

        body header { padding: 2rem clamp(1rem, 4vw, 3rem) 1.5rem; background: var(--panel); border-bottom: 1px solid var(--edge); }
        .kicker { margin: 0; color: var(--dim); }
        h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
        .counts { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0; }
        .counts div { display: flex; flex-direction: column-reverse; min-width: 7rem; padding: .5rem .9rem; border: 1px solid var(--edge); border-radius: 8px; }
        .counts dt { color: var(--dim); font-size: .875rem; }
        .counts dd { margin: 0; font-size: 1.5rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .counts .error { background: var(--bad-ground); border-color: var(--bad); }
        .counts .error * { color: var(--bad); }
        .counts .warning { background: var(--warn-ground); border-color: var(--warn); }
        .counts .warning * { color: var(--warn); }
        .counts .note { background: var(--note-ground); border-color: var(--accent); }
        .counts .note * { color: var(--accent); }

        .page { max-width: 100rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 1rem 0; list-style: none; }
        @media screen and (min-width: 75rem) {
          .page { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 2.5rem; }
          nav ul { position: sticky; top: 0; flex-direction: column; padding: 2rem 0; }
        }
        main { min-width: 0; }
        section { margin-top: 2rem; }
        h2 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.25; }
        h3 { margin: 1.5rem 0 .5rem; font-size: 1.0625rem; }

        .findings { margin: 0; padding: 0; list-style: none; display: grid; gap: .6rem; }
        .findings li { padding: .7rem 1rem; background: var(--panel); border: 1px solid var(--edge); border-left: 5px solid var(--accent); border-radius: 6px; overflow-wrap: anywhere; }
        .findings .error { border-left-color: var(--bad); }
        .findings .warning { border-left-color: var(--warn); }
        .findings .proved { border-left-color: var(--good); }
        .findings p { margin: 0; }
        .findings .help { color: var(--dim); }
        .badge { color: var(--accent); }
        .proved .badge { color: var(--good); }
        .error .badge { color: var(--bad); }
        .warning .badge { color: var(--warn); }

        .scroll { overflow-x: auto; background: var(--panel); border: 1px solid var(--edge); border-radius: 8px; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
        caption { padding: .7rem 1rem; text-align: left; color: var(--dim); }
        th, td { padding: .35rem .75rem; border-top: 1px solid var(--edge); text-align: left; vertical-align: top; }
        thead th { border-top: 0; border-bottom: 2px solid var(--edge); vertical-align: bottom; }
        tbody th { font-weight: 500; }
        td { overflow-wrap: break-word; min-width: 3.5rem; }
        td pre { min-width: 14rem; }
        section .scroll + .scroll { margin-top: 1rem; }
        .matrix th[scope="row"] { position: sticky; left: 0; background: var(--panel); min-width: 12.5rem; padding-left: 1.25rem; }
        .matrix td, .matrix thead th { padding: .35rem .5rem; }
        .matrix .group th { background: var(--subnet); font-weight: 650; }
        .matrix .group span { position: sticky; left: .75rem; overflow-wrap: anywhere; }
        .matrix td { white-space: nowrap; vertical-align: middle; }
        .matrix tbody tr:hover td { background: var(--paper); }
        .yes, .no { padding: .05rem .45rem; border-radius: 4px; font-weight: 650; white-space: nowrap; }
        .yes { color: var(--good); background: var(--good-ground); }
        .no { color: var(--bad); background: var(--bad-ground); }
        .unmet { color: var(--dim); }
        .why { margin-left: .2rem; font-size: .6875rem; vertical-align: super; line-height: 1; color: var(--dim); text-decoration: none; }
        a.why { color: var(--accent); text-decoration: underline; }
        .reasons { columns: 22rem; column-gap: 2rem; font-size: .9375rem; }
        .reasons li { break-inside: avoid; overflow-wrap: anywhere; }
        .reasons li:target { background: var(--warn-ground); }

        details { background: var(--panel); border: 1px solid var(--edge); border-radius: 6px; margin: .4rem 0; padding: 0 1rem; }
        summary { padding: .5rem 0; cursor: pointer; overflow-wrap: anywhere; }
        summary small { color: var(--dim); }
        summary em { margin-left: .5rem; padding: .05rem .45rem; border-radius: 4px; background: var(--warn-ground); color: var(--warn); font-style: normal; font-size: .8125rem; }
        .tree, .tree ul { margin: 0; padding: 0; list-style: none; }
        .tree ul { padding-left: .9rem; border-left: 2px solid var(--edge); }
        .tree details { border: 0; background: none; margin: 0; padding: 0; }
        .tree summary { padding: .15rem .25rem; }
        .json .name { color: var(--accent); }
        .json .text { color: var(--good); }
        .json .value { color: var(--warn); }
        .outputs dt { font-weight: 650; margin-top: .75rem; }
        .outputs dd { margin: 0; }

        figure { margin: 0 0 1.5rem; }
        figcaption { margin-top: .5rem; color: var(--dim); font-size: .9375rem; }
        svg { display: block; margin: 0 auto; width: 100%; height: auto; }
        svg text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; fill: var(--ink); white-space: pre; }
        svg .strong { font-weight: 650; }
        svg .faint { fill: var(--dim); }
        svg rect { fill: var(--panel); stroke: var(--edge); }
        svg .clear { stroke: none; }
        svg .clear.inside { fill: var(--vpc); }
        svg .vpc { fill: var(--vpc); stroke: var(--accent); }
        svg .zone { fill: var(--zone); stroke-dasharray: 4 4; }
        svg .subnet { fill: var(--subnet); }
        svg .public { fill: var(--public); stroke: var(--warn); }
        svg .occupant, svg .gateway, svg .group, svg .identity { fill: var(--panel); stroke: var(--accent); }
        svg .world { fill: none; stroke: var(--dim); stroke-dasharray: 2 4; }
        svg .outside { fill: var(--panel); stroke: var(--dim); }
        svg .service { fill: var(--service); stroke: var(--edge); }
        svg .step { fill: var(--good-ground); stroke: var(--good); }
        svg .step.never { fill: var(--bad-ground); stroke: var(--bad); }
        svg .step.hands { fill: var(--warn-ground); stroke: var(--warn); }
        svg .line { fill: none; stroke: var(--accent); stroke-width: 1.5; }
        svg .head { fill: var(--accent); stroke: none; }
        svg .lifeline { stroke: var(--edge); stroke-width: 1; stroke-dasharray: 2 3; }
        svg .line.nat, svg .line.hands { stroke: var(--warn); }
        svg .line.hands { stroke-dasharray: 5 4; }
        svg .head.nat, svg .head.hands { fill: var(--warn); }
        svg .line.endpoint, svg .line.becomes { stroke: var(--good); }
        svg .head.endpoint, svg .head.becomes { fill: var(--good); }
        svg .line.never { stroke: var(--bad); stroke-dasharray: 2 3; }
        svg .head.never { fill: var(--bad); }

        @media print {
          :root { --paper: #ffffff; --vpc: #f4f7fb; }
          body { font-size: 10pt; }
          nav, .skip { display: none; }
          .scroll { overflow: visible; border: 0; }
          .matrix th[scope="row"], .matrix .group span { position: static; }
          table { font-size: 8pt; }
          .matrix { font-size: 7pt; }
          .matrix th[scope="row"], .matrix td { min-width: 0; padding: .15rem .25rem; }
          svg { min-width: 0 !important; max-width: 100% !important; }
          figure, .findings li, tr { break-inside: avoid; }
          h2, h3, summary { break-after: avoid; }
          .reasons { columns: 2; }
          #documents details::details-content { display: block; content-visibility: visible; }
        }

        """;
}
