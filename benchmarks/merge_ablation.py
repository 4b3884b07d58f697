"""What each rule of merging is good for: every task's score with each tier and guard switched off, one at a time.

python benchmarks/merge_ablation.py [RULE ...]

Tasks  false merges (pairs), teasers found and found wrongly, re-posts found and wrong ones, syndicated copies (precision
       and recall), as in shared/eval/score.py where that is beside the repository, but in this process; or else texts
       that are made here. Then how many pairs under tests/cases/likeness are judged otherwise than their cases say.
Rules  are switched off by putting something else in the place of a function, in this process only (RULES below).

The sources are read once; each line is a merge of all that they said. A rule without which nothing changes, neither a
task nor a case, is named at the end: it does nothing, or nobody has shown what.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from itertools import combinations, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from made_texts import LAST, Texts, announced

from mmmfeed.asking import read_all
from mmmfeed.cli.exporting import lines
from mmmfeed.config import load
from mmmfeed.hearing import merge_new
from mmmfeed.merge import clusters, edges, keys, stars
from mmmfeed.merge.likeness import guards, judging, normal, settling, shingles, teaser
from mmmfeed.model import Announcement, Config, Document, Member, SiteSpec, SourceSpec, Verdict
from mmmfeed.run import Run, silent
from mmmfeed.store import Store

HERE = Path(__file__).parents[1]
EVAL = HERE.parent / "shared" / "eval"
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)

Scores = dict[str, str]
Patch = tuple[object, str, Any]


# --- the rules, and what is put in their place --------------------------------------------------------------


def nothing(*_: object, **__: object) -> None:
    """What a guard says that sees nothing."""


def no(*_: object, **__: object) -> bool:
    """What a test says that finds nothing."""
    return False


def yes(*_: object, **__: object) -> bool:
    """What a test says that all pass."""
    return True


def none(*_: object, **__: object) -> list[Any]:
    """No places, no pairs."""
    return []


def unless(called: Callable[..., Any], *rules: str) -> Callable[..., Any]:
    """The function without outcomes by these rules."""

    @wraps(called)
    def without(*args: Any, **kwargs: Any) -> Any:
        outcome = called(*args, **kwargs)
        return None if outcome is not None and outcome.rule in rules else outcome

    return without


def unless_verdict(rule: str) -> Callable[..., Any]:
    """As judging has it, without verdicts of a rule."""

    @wraps(_verdict)
    def without(*args: Any, **kwargs: Any) -> Any:
        outcome = _verdict(*args, **kwargs)
        return None if isinstance(outcome, Verdict) and outcome.rule == rule else outcome

    return without


_verdict = judging._verdict  # noqa: SLF001
_value_veto = guards._value_veto  # noqa: SLF001
_same = lambda text, *_: text  # noqa: E731
_far = timedelta(days=100_000)

TIERS: dict[str, list[Patch]] = {
    "guid": [(edges, "SURE", ("copy",))],
    "url": [(edges._Urls, "alone", none), (edges, "_same_words", none)],  # noqa: SLF001
    "text": [(edges, "SURE", ("id", "moved")), (judging, "_equal", nothing)],
    "teaser": [(judging, "_verdict", unless_verdict("teaser"))],
    "near": [(judging, "_verdict", unless_verdict("near"))],
    "by title alone": [(judging, "_by_title", nothing)],
    "few words": [(judging, "_few_words", nothing)],
}
GUARDS: dict[str, list[Patch]] = {
    "number": [(guards, "_value_veto", unless(_value_veto, "number"))],
    "date": [(guards, "_value_veto", unless(_value_veto, "date"))],
    "name": [(guards, "_name_veto", nothing)],
    "series": [(guards, "_value_veto", unless(_value_veto, "series"))],
    "title (series and names)": [(judging, "_title_veto", nothing)],
    "template": [(guards, "_template", nothing), (judging, "_filled_in_twice", nothing)],
    "template: slots": [(guards, "_template", nothing)],
    "template: title and text": [(judging, "_filled_in_twice", nothing)],
    "default": [(judging, "is_default", no)],
    "window": [(judging, "too_far", nothing)],
    "language": [(judging, "_languages_differ", no)],
    "boilerplate": [(judging, "_is_boilerplate", no)],
    "part-of": [(judging, "_is_a_part", no)],
    "telling (enough letters)": [(judging, "_is_telling", yes), (judging, "_says_much", yes)],
    "least share": [(judging, "_least", lambda *_, **__: 0.0), (judging, "_NEAR", judging._DOUBTFUL)],  # noqa: SLF001
    "unlike titles": [(judging, "_NEAR_UNLIKE", judging._NEAR)],  # noqa: SLF001
    "days apart": [(judging, "_FOR_A_DAY", 0.0)],
    "crowded keys": [(edges, "_is_crowd", no), (edges, "CROWD", 10**9)],
    "settling": [(stars, "settled", lambda _, verdicts, __: dict(verdicts))],
    "vetoes in a star": [(stars._Growing, "_are_apart", no)],  # noqa: SLF001
    "star rule": [(stars._Growing, "_fits", yes)],  # noqa: SLF001
}
# What makes up for differences: without it, less is found.
ALLOWANCES: dict[str, list[Patch]] = {
    "agreeing titles": [(judging, "_titles_agree", no)],
    "typos": [(guards, "alike", no)],
    "edges of long gaps": [(guards, "_EDGE", 0)],
    "chance agreement": [(sys.modules["mmmfeed.merge.likeness.alignment"], "_is_telling", yes)],
    "introduction, footer": [(teaser, "_added", lambda _: 0)],
    "title before text": [(normal.Wording, "whole", property(lambda said: said.body))],
    "cut title": [(judging, "_uncut", lambda title, *_, **__: title)],
    "cut mark": [(normal, "without_cut_mark", lambda text: (text, False))],
    "dateline": [(normal, "without_dateline", _same)],
    "calls": [(normal.cuts, "without_calls", _same), (normal.cuts, "without_closing_call", _same)],
    "dense beginnings": [(shingles, "_DENSE", 24)],
    "shared runs, least": [(sys.modules["mmmfeed.store.words"], "_ONE_IN", 10**9)],
}
RULES = {**TIERS, **GUARDS, **ALLOWANCES}


@contextmanager
def without(patches: list[Patch]) -> Iterator[None]:
    """Have rules switched off."""
    if not patches:
        yield
        return
    with patch.object(*patches[0]), without(patches[1:]):
        yield


# --- the tasks ----------------------------------------------------------------------------------------------


class Prepared:
    """Sources that were read, in a store where all that they said waits to be merged."""

    def __init__(self, config: Config, path: Path) -> None:
        self._config, self._path = config, path

    def merged(self) -> list[dict[str, Any]]:
        """What `mmmfeed export` says after a merge by the rules that are switched on."""
        copy = self._path.with_suffix(".copy")
        shutil.copyfile(self._path, copy)
        with Store.open(copy) as store:
            with store.transaction():
                merge_new(Run(self._config, store, NOW, silent))
            return [json.loads(line) for line in lines(store.clusters.newest_first())]


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


def wrong_cases() -> list[str]:
    """The cases under tests/cases/likeness that are not judged as they say."""
    sys.path.append(str(HERE / "tests" / "unit" / "likeness"))
    from test_cases import CASES, _case, _heard, _named

    wrong = []
    for path in CASES:
        case = _case(path)
        outcome = judging.judge(_heard(case["a"], "one"), _heard(case["b"], "other"))
        said = _named(outcome)
        if said != case["expected"] and not (case["expected"] == "veto any" and said.startswith("veto ")):
            wrong.append(path.stem)
    return wrong


# --- the table ----------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("rule", nargs="*", choices=[*RULES, []], help="default: all")
    chosen = parser.parse_args().rule or list(RULES)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        run = scores_of_eval(Path(place)) if EVAL.exists() else scores_of_made(Path(place))
        whole, wrong = run(), wrong_cases()
        print(f"{'without':26}" + "".join(f"{measure:>9}" for measure in whole) + "  cases")
        print(_line("(nothing: all rules)", whole, {}, wrong, []))
        idle = []
        for name in chosen:
            with without(RULES[name]):
                scores, cases = run(), wrong_cases()
            if name in (next(iter(GUARDS)), next(iter(ALLOWANCES))):
                print()
            print(_line(name, scores, whole, cases, wrong), flush=True)
            if scores == whole and cases == wrong:
                idle.append(name)
    print(f"\nNo task and no case shows what these are good for: {', '.join(idle) or 'none'}")
    print(f"{time.monotonic() - began:.0f} s")


def _line(name: str, scores: Scores, whole: Scores, cases: list[str], usual: list[str]) -> str:
    """Scores that are as with all rules are a dot."""
    shown = "".join(f"{'·' if whole.get(measure) == value else value:>9}" for measure, value in scores.items())
    changed = sorted(set(cases) ^ set(usual))
    some = f"{len(changed)} ({', '.join(changed[:2])}{', …' if len(changed) > 2 else ''})" if changed else "·"  # noqa: PLR2004
    return f"{name:26}{shown}  {some}"


if __name__ == "__main__":
    main()
