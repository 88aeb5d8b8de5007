"""How the page looks, on a screen, a phone and paper."""

from __future__ import annotations

from typing import Final

from app.reports import marks

STYLE: Final = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; padding: 1.5rem 1.25rem 5rem; max-width: 46rem; background: #fff;
  color: {marks.INK}; font: 1.0625rem/1.6 Inter, "Segoe UI", system-ui, -apple-system, Roboto,
  "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }}
h1, h2, h3, h4 {{ line-height: 1.25; text-wrap: balance; break-after: avoid; }}
h1 {{ font-size: clamp(2rem, 6vw, 2.9rem); margin: 0 0 1.5rem; }}
h2 {{ font-size: 1.75rem; margin: 4rem 0 1rem; padding-top: 1rem;
  border-top: 1px solid {marks.RULE}; }}
h3 {{ font-size: 1.35rem; margin: 3rem 0 .75rem; }}
h3.part {{ font-size: 1.1rem; margin: 2rem 0 .25rem; }}
h3.label, h4 {{ font-size: 1rem; margin: 1.5rem 0 .25rem; color: {marks.ACCENT}; }}
p, ul, ol {{ margin: 0 0 .75rem; }}
a {{ color: {marks.ACCENT}; text-underline-offset: .15em; }}
a:focus-visible, .table:focus-visible {{ outline: 3px solid {marks.ACCENT}; outline-offset: 2px; }}
header {{ padding: 3rem 0 1rem; }}
.cover-kind {{ color: {marks.ACCENT}; font-weight: 600; }}
.cover-question {{ font-size: 1.35rem; line-height: 1.5; margin-bottom: 2rem; }}
.cover-fact {{ display: grid; grid-template-columns: 10rem 1fr; gap: 0 1rem;
  margin-bottom: .35rem; }}
nav {{ font-size: 1rem; }}
nav ul {{ list-style: none; margin: 0; padding: 0; }}
nav > ul > li {{ margin-top: .5rem; font-weight: 600; }}
nav ul ul {{ padding-left: 1.25rem; font-weight: 400; }}
.lead {{ font-size: 1.2rem; font-weight: 500; }}
.intro {{ font-size: 1.1rem; color: {marks.MUTED}; }}
.small, .note {{ font-size: .92rem; }}
p.small, .muted {{ color: {marks.MUTED}; }}
span.small {{ font-size: .875rem; color: {marks.MUTED}; font-weight: 400; }}
h3 span.small {{ color: {marks.ACCENT}; font-weight: 600; }}
.verdict {{ font-weight: 600; }}
.ruled {{ border-inline-start: 3px solid {marks.ACCENT}; padding-inline-start: .9rem; }}
ul.ruled, ol.ruled {{ padding-inline-start: 2.2rem; }}
ol.numbered {{ list-style: none; padding-inline-start: 0; }}
ol.numbered.ruled {{ padding-inline-start: .9rem; }}
ol.numbered li {{ display: grid; grid-template-columns: 2.4rem 1fr; margin-bottom: .25rem; }}
.facts {{ display: flex; flex-wrap: wrap; gap: .75rem 2rem; list-style: none;
  padding: 1.1rem 1.25rem;
  background: {marks.TINT}; border-radius: .5rem; color: {marks.MUTED}; }}
.facts li {{ flex: 1 1 5.5rem; font-size: .92rem; line-height: 1.3; }}
.facts strong {{ display: block; font-size: 2rem; line-height: 1.2; color: {marks.INK}; }}
.table {{ overflow-x: auto; margin: .5rem 0 1.25rem; }}
table {{ border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }}
caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
th, td {{ text-align: start; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid {marks.RULE}; font-weight: 400; overflow-wrap: normal; }}
th:last-child, td:last-child {{ padding-inline-end: 0; }}
thead th {{ color: {marks.MUTED}; font-weight: 600; border-bottom: 2px solid {marks.INK};
  vertical-align: bottom; }}
.number {{ text-align: end; font-variant-numeric: tabular-nums; }}
figure {{ margin: .5rem 0 1rem; }}
figcaption {{ display: none; font-size: .92rem; color: {marks.MUTED}; }}
svg {{ width: 100%; height: auto; display: block; font-family: Inter, "Segoe UI", Roboto, Arial,
  sans-serif; }}
del {{ color: {marks.MUTED}; }}
@media (max-width: 30rem) {{
  header {{ padding-top: 1rem; }}
  .cover-fact {{ display: block; }}
  .cover-fact strong {{ display: block; }}
  figcaption {{ display: block; }}
  th, td {{ padding-inline-end: .4rem; }}
}}
@media print {{
  @page {{ size: A4; margin: 22mm 24mm; }}
  body {{ padding: 0; max-width: none; font-size: 10.5pt; }}
  h2 {{ border: 0; break-before: page; margin-top: 0; }}
  figure, tr, p, li {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
  .table {{ overflow: visible; }}
}}
"""
