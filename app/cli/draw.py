"""`bordrunde draw`: a stratified lottery among volunteers, as fair as the targets allow."""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.seat import positive
from app.i18n import _, _n, number

if TYPE_CHECKING:
    from app.cli.parser import Commands, Parser
    from app.engines.lottery import Chances, Listing
    from app.imports.lottery import ReadLottery
    from app.models.lottery import Lottery

_DECIMALS: Final = 9
_MOST_PANELS: Final = 100_000


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("draw", help=_("draws members from volunteers"))
    parser.add_argument(
        "volunteers", metavar="VOLUNTEERS", type=Path, help=_("list of volunteers, CSV or XLSX")
    )
    parser.add_argument(
        "targets",
        metavar="TARGETS",
        type=Path,
        help=_("CSV or XLSX of criterion, value, min and max"),
    )
    parser.add_argument(
        "--seats", type=_at_least_one, required=True, metavar="N", help=_("how many are drawn")
    )
    parser.add_argument(
        "--reserves", type=_none_or_more, default=0, metavar="K", help=_("how many reserves")
    )
    _add_ways(parser)
    _add_list(parser)
    parser.add_argument("--seed", type=int, default=0, metavar="S", help=_("repeats a draw"))
    parser.add_argument(
        "--json", required=True, metavar="OUT", help=_('file to write, "-" for standard output')
    )
    parser.set_defaults(run=run, refuse=parser.error)


def _add_ways(parser: Parser) -> None:
    parser.add_argument(
        "--method",
        choices=("leximin", "maximin"),
        default="leximin",
        help=_("what is fair: every small chance raised in turn, or only the smallest (leximin)"),
    )
    parser.add_argument(
        "--same-address-column",
        metavar="COL",
        help=_("column of addresses; of each at most one is drawn"),
    )
    parser.add_argument(
        "--cap",
        type=float,
        metavar="0..1",
        help=_("the greatest chance anybody should have, where that can be"),
    )
    parser.add_argument(
        "--exclude", type=Path, metavar="FILE", help=_("CSV of id and reason: who is not drawn")
    )
    parser.add_argument(
        "--seconds",
        type=positive,
        metavar="S",
        help=_("time to think; then the best found so far counts (no limit)"),
    )


def _add_list(parser: Parser) -> None:
    parser.add_argument(
        "--panels",
        type=_at_least_one,
        metavar="M",
        help=_("makes a list of so many panels of equal weight, and draws one of them"),
    )
    parser.add_argument(
        "--number",
        type=_at_least_one,
        metavar="X",
        help=_("the number of that list that was drawn by dice, instead of the seed's"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Reads, works out, draws, writes; the exit code."""
    from app.cli.output import Progress, tell, write_json
    from app.engines.lottery import Method, audit, check, fair, finding
    from app.imports.lottery import read_lottery
    from app.models.errors import Refused

    if arguments.number and not arguments.panels:
        arguments.refuse(_("--number goes with --panels"))
    if arguments.panels and max(arguments.panels, arguments.number or 0) > _MOST_PANELS:
        arguments.refuse(_("--panels is at most {most}").format(most=_MOST_PANELS))
    if arguments.panels and (arguments.number or 1) > arguments.panels:
        raise Refused("lottery-number", most=arguments.panels)
    began = time.perf_counter()
    read = read_lottery(
        arguments.volunteers,
        arguments.targets,
        arguments.seats,
        same_address=arguments.same_address_column,
    )
    excluded = _excluded(arguments.exclude)
    lottery = read.lottery.without(excluded)
    check(lottery)
    with Progress(_("Drawing")) as progress:
        chances = fair(
            lottery,
            method=Method(arguments.method),
            cap=arguments.cap,
            seed=arguments.seed,
            seconds=arguments.seconds,
            progress=progress.show,
        )
        drawn = _Drawn(lottery, chances, arguments)
    told = drawn.as_json(began) | _where_from(arguments, excluded)
    write_json(arguments.json, told)
    for line in (*_doubts(read), *map(finding, audit(lottery)), *_told(drawn)):
        tell(line, json_to=arguments.json)
    return 0


class _Drawn:
    """Who was drawn, by the lottery itself or from a list of panels made of it."""

    def __init__(self, lottery: Lottery, chances: Chances, arguments: argparse.Namespace) -> None:
        from app.engines.lottery import draw, panels, reserves

        self._lottery, self.chances = lottery, chances
        self.listing: Listing | None = None
        self.number = 0
        if arguments.panels:
            self.listing = panels(chances, arguments.panels, arguments.seed)
            self.number = arguments.number or 1  # the list is in random order already
            self.selected = self.listing.panels[self.number - 1]
        else:
            self.selected = draw(chances, arguments.seed)
        self.reserves = reserves(lottery, self.selected, arguments.reserves, arguments.seed)
        self.probabilities: Mapping[str, float] = (
            self.listing.probabilities if self.listing else chances.probabilities
        )

    def as_json(self, began: float) -> dict[str, object]:
        """As CLI.md promises it, and then what is told beside."""
        told: dict[str, object] = {
            "selected": list(self.selected),
            "reserves": list(self.reserves),
            "probabilities": {
                who: round(chance, _DECIMALS) for who, chance in self.probabilities.items()
            },
            "targets": self._targets(),
            "fairness": {
                "min_probability": round(min(self.probabilities.values()), _DECIMALS),
                "bound": round(self.chances.bound, _DECIMALS),
            },
            "panels": len(self.listing.panels) if self.listing else len(self.chances.panels),
            "seconds": round(time.perf_counter() - began, 3),
            "method": self.chances.method.value,
            "complete": self.chances.is_best,
            "without_chance": list(self.chances.hopeless),
        }
        if self.listing:
            told |= {"number": self.number, "list": [list(each) for each in self.listing.panels]}
        return told

    def _targets(self) -> list[dict[str, str | int]]:
        selected, pool = set(self.selected), self._lottery.counts()
        has = Counter(
            where
            for each in self._lottery.volunteers
            if each.id in selected
            for where in zip(self._lottery.criteria, each.answers, strict=True)
        )
        return [
            {
                "criterion": each.criterion,
                "value": each.value,
                "min": each.least,
                "max": each.most,
                "pool": pool[each.criterion, each.value],
                "selected": has[each.criterion, each.value],
            }
            for each in self._lottery.targets
        ]


def _where_from(arguments: argparse.Namespace, excluded: Mapping[str, str]) -> dict[str, object]:
    """What anybody needs to check the draw afterwards: the seed and the files."""
    files = {"volunteers": arguments.volunteers, "targets": arguments.targets}
    return {
        "excluded": dict(excluded),
        "seed": arguments.seed,
        "sha256": {
            name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()
        },
    }


def _excluded(path: Path | None) -> dict[str, str]:
    """Who is excluded, with the reason."""
    if path is None:
        return {}
    from app.imports.tables import column, read_table
    from app.models.errors import Refused

    table = read_table(path)
    who, why = column(table, "id", "nr"), column(table, "reason", "grund", "årsag")
    if who is None or why is None:
        raise Refused("exclusions-columns", file=path.name, headers=", ".join(table.headers))
    return {row[who]: row[why] for row in table.rows}


def _doubts(read: ReadLottery) -> Iterator[str]:
    from app.refusals import sentence

    for doubt in read.doubts:
        words = sentence(doubt.code, dict(doubt.params))
        if doubt.row is None:
            yield words
        else:
            yield _("Row {row}, {column}: {words}").format(
                row=doubt.row, column=doubt.column or "", words=words
            )


def _told(drawn: _Drawn) -> Sequence[str]:
    """Who was drawn and how fair it was, for people."""
    chances = sorted(drawn.probabilities.values())
    people = len(drawn.selected)
    lines = [
        _n("{n} person is drawn: {who}", "{n} people are drawn: {who}", people).format(
            n=people, who=", ".join(drawn.selected)
        ),
        _(
            "Chances from {least}% to {most}%; no lottery can raise the smallest above {bound}%."
        ).format(
            least=number(100 * chances[0], 2),
            most=number(100 * chances[-1], 2),
            bound=number(100 * drawn.chances.bound, 2),
        ),
    ]
    if drawn.reserves:
        lines.insert(1, _("Reserves: {who}").format(who=", ".join(drawn.reserves)))
    lost = drawn.chances.hopeless
    if lost:
        words = _n(
            "The targets leave no panel that could hold {who}: this person has no chance.",
            "The targets leave no panel that could hold {who}: they have no chance.",
            len(lost),
        )
        lines.append(words.format(who=", ".join(lost)))
    if not drawn.chances.is_best:
        lines.append(_("The time was up before the fairest lottery was found; this one is usable."))
    return lines


def _at_least_one(text: str) -> int:
    return _whole(text, 1)


def _none_or_more(text: str) -> int:
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not (text.isascii() and text.isdigit()) or not least <= int(text) < 10**6:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number of people").format(text=text)
        )
    return int(text)
