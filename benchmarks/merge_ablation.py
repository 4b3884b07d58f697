"""What each rule of merging is good for: every task's score with each tier and guard switched off, one at a time.

python benchmarks/merge_ablation.py [RULE ...]

Tasks  false merges (pairs), teasers found and found wrongly, re-posts found and wrong ones, syndicated copies (their
       precision and recall), as in shared/eval/score.py where that is beside the repository, but in this process; or
       else texts that are made here. "!" marks a missed target. Then how many tests of merging fail: the pairs under
       tests/cases/likeness, tests/unit/merge/test_merge.py and test_left_apart.py.
Rules  are switched off by putting something else in the place of a function, in this process only (RULES below). Many
       guard the same pairs twice over, so some are switched off together as well.

The sources are read once; each line is a merge of all that they said. A rule without which nothing changes, neither a
task nor a test, is named at the end: it does nothing, or nobody has shown what.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from made_texts import LAST, Texts, announced

from mmmfeed.asking import read_all
from mmmfeed.cli.exporting import lines
from mmmfeed.config import load
from mmmfeed.hearing import merge_new
from mmmfeed.merge import edges, keys, stars
from mmmfeed.merge.likeness import judging, normal
from mmmfeed.model import Announcement, Config, Document, Member, SiteSpec, SourceSpec, Verdict, Veto
from mmmfeed.run import Run, silent
from mmmfeed.store import Store
from mmmfeed.text import cuts

HERE = Path(__file__).parents[1]
EVAL = HERE.parent / "shared" / "eval"
TESTS = (
    "tests/unit/likeness/test_cases.py",
    "tests/unit/merge/test_merge.py",
    "tests/unit/merge/test_left_apart.py",
)
SLOW = "not batches and not day_of_hearing and not one_clusters and not merging_again and not given_out"
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)

Scores = dict[str, str]


# --- the rules, and what is put in their place --------------------------------------------------------------


class Off(NamedTuple):
    """A name in merge.likeness, wherever it is used there, or in what else is given; and what it is instead."""

    name: str
    instead: Any
    owner: object = None

    @property
    def owners(self) -> list[object]:
        """All modules or classes that have it."""
        if self.owner is not None:
            return [self.owner] if hasattr(self.owner, self.name) else []
        modules = [module for name, module in sys.modules.items() if name.startswith("mmmfeed.merge.likeness")]
        return [module for module in modules if hasattr(module, self.name)]


def says(*, value: Any) -> Callable[..., Any]:
    """A function that says so of everything."""
    return lambda *_, **__: value


YES, NO, NOTHING = says(value=True), says(value=False), says(value=None)


def first(value: Any, *_: Any, **__: Any) -> Any:
    """What a function says that changes nothing."""
    return value


def unless(kind: type[Verdict | Veto], *rules: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A function without outcomes of a kind by these rules; by any, if there are none."""

    def but(called: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(called)
        def without(*args: Any, **kwargs: Any) -> Any:
            outcome = called(*args, **kwargs)
            return None if isinstance(outcome, kind) and (not rules or outcome.rule in rules) else outcome

        return without

    return but


def _value_veto(*rules: str) -> Off:
    return Off("_value_veto", unless(Veto, *rules))


def _form_veto(*rules: str) -> Off:
    return Off("_form_veto", unless(Veto, *rules))


NAMES = Off("_name_veto", NOTHING)
WINDOW = Off("too_far", NOTHING)
DEFAULT = Off("is_default", NO)
TEMPLATE = Off("template", NOTHING)
SETTLING = Off("settled", lambda _, verdicts, *__: dict(verdicts), stars)
APART = Off("_are_apart", NO, stars._Growing)  # noqa: SLF001
STAR = Off("_fits", YES, stars._Growing)  # noqa: SLF001

TIERS: dict[str, list[Off]] = {
    "guid": [Off("SURE", ("copy",), edges)],
    "url": [Off("_once", says(value=frozenset()), edges), Off("_same_words", says(value=[]), edges)],
    "text": [Off("SURE", ("id", "moved"), edges), Off("_equal", NOTHING)],
    "teaser": [Off("compare", unless(Verdict, "teaser")), Off("compare", unless(Verdict, "teaser"), edges)],
    "near": [Off("compare", unless(Verdict, "near")), Off("compare", unless(Verdict, "near"), edges)],
    "by title alone": [Off("_by_title", NOTHING)],
    "few words": [Off("_few_words", NOTHING)],
    "equal beginnings": [Off("_equal_beginnings", NOTHING)],
}
GUARDS: dict[str, list[Off]] = {
    "number": [_value_veto("number")],
    "date": [_value_veto("date")],
    "series": [_value_veto("series")],
    "number, date, series": [_value_veto()],
    "name": [NAMES],
    "title": [Off("_title_veto", NOTHING)],
    "template": [TEMPLATE],
    "form": [_form_veto()],
    "template, form": [TEMPLATE, _form_veto()],
    "default": [DEFAULT],
    "window": [WINDOW],
    "languages": [Off("_languages_differ", NO), Off("_in_two_languages", NOTHING)],
    "all vetoes": [_value_veto(), NAMES, TEMPLATE, _form_veto(), DEFAULT, WINDOW],
    "boilerplate": [Off("_is_boilerplate", NO)],
    "part-of": [Off("_is_a_part", NO)],
    "telling (enough letters)": [Off("_is_telling", YES, judging), Off("_says_much", YES)],
    "least share": [Off("_least", says(value=0.0)), Off("_NEAR", judging._DOUBTFUL)],  # noqa: SLF001
    "unlike titles": [Off("_NEAR_UNLIKE", judging._NEAR)],  # noqa: SLF001
    "days apart": [Off("_FOR_A_DAY", 0.0)],
    "crowded keys": [Off("_is_crowd", NO, edges), Off("CROWD", 10**9, sys.modules["mmmfeed.joining"])],
    "settling": [SETTLING],
    "vetoes in a star": [APART],
    "star rule": [STAR],
    "settling, vetoes, star": [SETTLING, APART, STAR],
}
# What makes up for differences: without it, less is found.
ALLOWANCES: dict[str, list[Off]] = {
    "agreeing titles": [Off("agree", NO, sys.modules["mmmfeed.merge.likeness.titles"])],
    "reworded": [Off("reworded", says(value=[]))],
    "series of one source": [Off("_are_a_series", NO)],
    "typos": [Off("alike", NO)],
    "edges of long gaps": [Off("_EDGE", 0)],
    "chance agreement": [Off("_telling", lambda blocks, *_: blocks, sys.modules["mmmfeed.merge.likeness.alignment"])],
    "introduction, footer": [Off("_added", says(value=0))],
    "title before text": [Off("whole", property(lambda said: said.body), normal.Wording)],
    "cut title": [Off("_uncut", first)],
    "cut mark": [Off("without_cut_mark", lambda text: (text, False))],
    "dateline": [Off("without_dateline", first)],
    "calls": [Off("without_calls", first, cuts), Off("without_closing_call", first, cuts)],
    "dense beginnings": [Off("_DENSE", 24)],
}
RULES = {**TIERS, **GUARDS, **ALLOWANCES}


@contextmanager
def without(offs: list[Off]) -> Iterator[bool]:
    """Have rules switched off; whether all of them are there."""
    with ExitStack() as stack:
        for off in offs:
            for owner in off.owners:
                before = getattr(owner, off.name)
                wraps_it = callable(off.instead) and getattr(off.instead, "__qualname__", "").startswith("unless.")
                stack.enter_context(patch.object(owner, off.name, off.instead(before) if wraps_it else off.instead))
        yield all(off.owners for off in offs)


# --- the tasks ----------------------------------------------------------------------------------------------


class Prepared:
    """Sources that were read, in a store where all that they said waits to be merged."""

    def __init__(self, config: Config, path: Path) -> None:
        self._config, self._path = config, path

    def merged(self) -> list[dict[str, Any]]:
        """What `mmmfeed export` says after a merge by the rules that are switched on."""
        copy = self._path.with_suffix(f".{os.getpid()}")
        shutil.copyfile(self._path, copy)
        with Store.open(copy) as store:
            with store.transaction():
                merge_new(Run(self._config, store, NOW, silent))
            exported = [json.loads(line) for line in lines(store.clusters.newest_first())]
        copy.unlink()
        return exported


def scores_of_eval(folder: Path) -> Callable[[], Scores]:
    """The merge tasks of shared/eval/score.py. The first call reads their sources."""
    score = _module(EVAL / "score.py")
    known: dict[str, Prepared] = {}
    tasks = ("false-merges", "teasers", "reposts", "syndicated")

    def run() -> Scores:
        found: Scores = {}
        for task in tasks:

            class Local(score.Project):  # type: ignore[name-defined, misc]
                def __init__(self) -> None:
                    super().__init__("true", keep=False)

                def run(self, task: str = task) -> tuple[list[dict[str, Any]], float]:
                    if task not in known:
                        known[task] = _read(self, score.SITE, folder / f"{task}.sqlite3")
                    shutil.rmtree(self.dir)
                    return known[task].merged(), 0.0

            for measure, value, target, kind, _ in score.TASKS[task](Local, EVAL / "data"):
                if measure in _SHOWN:
                    met = value >= target if kind == "min" else value <= target
                    found[_SHOWN[measure]] = f"{value}" if met else f"{value}!"
        return found

    return run


_SHOWN = {
    "false merges, pairs": "false",
    "teasers matched, %": "teasers",
    "teasers matched wrongly": "wrong",
    "re-posts found": "reposts",
    "different ones merged": "differ",
    "merges not on the list": "others",
    "pair precision": "precis.",
    "pair recall": "recall",
}


def _read(project: Any, site: str, path: Path) -> Prepared:
    sources = "".join(
        "  - " + "\n    ".join(f"{key}: {json.dumps(value)}" for key, value in source.items()) + "\n"
        for source in project.sources
    )
    file = project.dir / "feeds.yaml"
    file.write_text(f"{site}sources:\n{sources}feeds:\n  - name: all\n", encoding="utf-8")
    config = load(file)
    with Store.open(path) as store:
        read_all(Run(config, store, NOW, silent), (), ())
    return Prepared(config, path)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores_of_made(folder: Path, count: int = 300) -> Callable[[], Scores]:
    """Known announcements, some of them again as partners have them, and forms that are filled in otherwise."""
    texts = Texts()
    said = [replace(texts.one(number), published=LAST - timedelta(hours=number)) for number in range(count)]
    again = {number: texts.again(number, number % 3) for number in range(0, count, 2)}
    again = {n: replace(copy, published=said[n].published) for n, copy in again.items()}
    forms = [_form(n, words) for words in _FORMS for n in range(4)]
    config = Config(
        path=folder / "feeds.yaml",
        site=SiteSpec(title="Made", url="https://made.example/"),
        sources=tuple(
            SourceSpec(name=name, kind="feed", location=f"https://{name}.example/feed")
            for name in sorted({a.source for a in (*said, *again.values(), *forms)})
        ),
        feeds=(),
        output=folder,
        store=folder / "made.sqlite3",
    )
    with Store.open(config.store) as store, store.transaction():
        document = Document(source="s0", location="https://s0.example/feed", body=b"<rss/>", retrieved=NOW)
        heard = [*said, *again.values(), *forms]
        members = [Member(announcement=a, keys=keys.identity_keys(a)) for a in heard]
        store.records.add(store.documents.add(document, "f"), NOW, members)
        store.records.wait(a.name for a in heard)
    gold = {frozenset((said[n].name, copy.name)) for n, copy in again.items()}
    prepared = Prepared(config, config.store)

    def run() -> Scores:
        groups: dict[str, list[tuple[str, str]]] = {}
        for line in prepared.merged():
            groups.setdefault(line["guid"], []).append((line["source"], line["source_id"]))
        found = {frozenset(pair) for names in groups.values() for pair in combinations(names, 2)}
        return {"found": f"{len(found & gold)}/{len(gold)}", "false": str(len(found - gold))}

    return run


_FORMS = (
    ("Bulletin {}", "In the {}th bulletin of this year you find what our members did, and what they plan to do next."),
    ("Evening in {}", "Our next evening takes place in {}. Bring something to eat, and a friend who does not know us."),
    ("News of {}", "All about {} is on our page, for members and for those who would like to be. {} is dear to us."),
)
_FILLED = ("11", "12", "13", "14"), ("Ghent", "Turin", "Porto", "Malmö"), ("rowing", "choirs", "hedges", "chess")


def _form(number: int, form: tuple[str, str]) -> Announcement:
    title, text = (part.replace("{}", _FILLED[_FORMS.index(form)][number]) for part in form)
    return announced(f"s{number}", f"form/{_FORMS.index(form)}", title, [text], LAST)


class _Failures:
    """Hears of each test that fails."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            test = report.nodeid.rpartition("::")[2]
            self.names.append(test.partition("[")[2].rstrip("]") or test)


def failures() -> list[str]:
    """The tests of merging that fail."""
    heard = _Failures()
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-k", SLOW, "--no-header"]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        pytest.main([*options, *(str(HERE / path) for path in TESTS)], plugins=[heard])
    return sorted(heard.names)


# --- the table ----------------------------------------------------------------------------------------------


class Found(NamedTuple):
    """What came of it when rules were switched off."""

    scores: Scores
    failed: list[str]
    there: bool  # whether the rules are where the table says


def tried(name: str, run: Callable[[], Scores]) -> Found:
    """Scores and failures without a rule; with all of them, for the empty name."""
    with without(RULES.get(name, [])) as there:
        return Found(run(), failures(), there)


_run: Callable[[], Scores]  # of the tasks; the processes that share the work have it from this one


def _tried(name: str) -> Found:
    return tried(name, _run)


def main() -> None:
    global _run  # noqa: PLW0603 - for the processes
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("rule", nargs="*", choices=[*RULES, []], help="default: all")
    parser.add_argument("--made", action="store_true", help="texts that are made here, though there are others")
    args = parser.parse_args()
    chosen = args.rule or list(RULES)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        use_eval = EVAL.exists() and not args.made
        _run = scores_of_eval(Path(place)) if use_eval else scores_of_made(Path(place))
        whole = tried("", _run)
        print(f"{'without':26}" + "".join(f"{measure:>9}" for measure in whole.scores) + "  failing tests")
        print(_line("(nothing: all rules)", whole, Found({}, [], there=True)))
        idle = []
        with multiprocessing.get_context("fork").Pool() as pool:
            for name, found in zip(chosen, pool.imap(_tried, chosen), strict=True):
                if name in (next(iter(GUARDS)), next(iter(ALLOWANCES))):
                    print()
                print(_line(name, found, whole), flush=True)
                if (found.scores, found.failed) == (whole.scores, whole.failed):
                    idle.append(name)
    print(f"\nNo task and no test shows what these are good for: {', '.join(idle) or 'none'}")
    print(f"{time.monotonic() - began:.0f} s")


def _line(name: str, found: Found, whole: Found) -> str:
    """Scores that are as with all rules are a dot."""
    shown = (("·" if whole.scores.get(measure) == value else value) for measure, value in found.scores.items())
    changed = sorted(set(found.failed) ^ set(whole.failed))
    some = f"{len(changed)} ({', '.join(changed)[:60]})" if changed else "·"
    return f"{name:26}{''.join(f'{value:>9}' for value in shown)}  {some if found.there else 'NOT THERE: see RULES'}"


if __name__ == "__main__":
    main()
