"""The styles of a figure that stands alone; in the app css/how.css has the same classes."""

from markupsafe import Markup

_LEVELS = "".join(f".lv-{at}{{--level:{at / 10:g}}}" for at in range(11))

STYLE = Markup(
    "<style>"
    ":root{--calm:#e8b49c;--hot:#b3122b;--skin:#f6dfd0;--skin-far:#ecdcd1;--skin-edge:#c79f88;"
    "--bone:#fbf6e6;--bone-edge:#a99a78;--nerve-calm:#86b6cf;--nerve-hot:#1f2fa0;--floor:#e4e0d6;"
    "--thing:#cfd8d5;--hair:#6b5347}"
    ".skin-near{fill:var(--skin)}.skin-near-edge{fill:none;stroke:var(--skin-edge);stroke-width:7}"
    ".skin-far{fill:var(--skin-far)}.skin-far-edge{fill:none;stroke:var(--skin-edge);"
    "stroke-width:5;opacity:.6}.hair{fill:var(--hair)}.ear{fill:none;stroke:var(--skin-edge);"
    "stroke-width:4}.bone{fill:var(--bone);stroke:var(--bone-edge);stroke-width:2.5}"
    ".bones{opacity:.9}.rib{fill:none;stroke:var(--bone-edge);stroke-width:4;opacity:.4}"
    ".discs{fill:#c9c3d6}.muscle,.disc{fill:color-mix(in oklab,var(--calm),var(--hot) "
    "calc(var(--level) * 100%));stroke:#fff;stroke-width:2}.muscle-plain{fill:var(--calm);"
    "opacity:.5}.lv-unknown{fill:url(#body-unknown)}.body-hatch-ground{fill:#ddd}"
    ".body-hatch{stroke:#888;stroke-width:4}.cord,.root,.sciatic{fill:none;stroke-linecap:round}"
    ".cord{stroke:var(--nerve-calm);stroke-width:8}.root{stroke-width:4}.sciatic{stroke-width:"
    "calc(6px + var(--level) * 7px)}.root,.sciatic{stroke:color-mix(in oklab,var(--nerve-calm),"
    "var(--nerve-hot) calc(var(--level) * 100%))}.floor{fill:var(--floor)}"
    ".mat,.block,.chair rect{fill:var(--thing)}.chair path{fill:none;stroke:var(--thing);"
    "stroke-width:26;stroke-linecap:round}.body-ghost{opacity:.18;fill:#1f6f66}"
    ".has-look .muscle:not(.look),.has-look .sciatic:not(.look){opacity:.45}"
    f".look{{stroke:#1d2422;stroke-width:5}}{_LEVELS}</style>"
)
