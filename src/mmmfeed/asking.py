"""Which sources are asked now, and what becomes of each answer: read, kept, and what it says about asking again.

Files are read at each run. Servers are asked when they are due (schedule), side by side (retrieve), and each answer is
kept as it comes, so that whoever stops the program loses nothing that was answered. What was held back comes when a
person accepts it, or when it has been said for a day (hearing.brake). Lists of feeds come first: what they name is
asked in the same run (subscribing).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from mmmfeed.hearing import Saying, hear, may_come_now
from mmmfeed.model import Document, Poll, Problem, SourceSpec, Unchanged
from mmmfeed.report import Heard
from mmmfeed.retrieve import Answer, retrieve_all
from mmmfeed.run import Run, fingerprint
from mmmfeed.schedule import Told, address, is_due, polled
from mmmfeed.store import Reading
from mmmfeed.subscribing import Expanded, Said, expanded, subscribe
from mmmfeed.subscribing import may_come_now as may_go_now

_DAY = 24 * 60 * 60  # seconds
_KEPT = "What was known stays published."


def read_all(run: Run, forced: Collection[str], accepted: Collection[str]) -> tuple[Expanded, dict[str, Heard]]:
    """What each enabled source says now, by its name; and the configuration with what its lists name now.

    `forced` ones are asked although they are not due; what `accepted` ones say is right, however much it is at once.
    The name of a list stands for its feeds, too.
    """
    heard = _read_these([source for source in run.config.sources if source.is_list], run, forced, accepted)
    found = expanded(run.config, run.store.subscriptions.listed())
    rest = [source for source in found.config.sources if not source.is_list]
    heard |= _read_these(rest, replace(run, config=found.config), found.meant(forced), found.meant(accepted))
    return found, {source.name: heard[source.name] for source in found.config.sources if source.enabled}


def _read_these(
    sources: Sequence[SourceSpec], run: Run, forced: Collection[str], accepted: Collection[str]
) -> dict[str, Heard]:
    """What each of these says now, if it is enabled."""
    enabled = [source for source in sources if source.enabled]
    polls = run.store.polls.all()
    due = [s for s in enabled if not s.is_remote or s.name in forced or is_due(polls.get(_key(s)), run.now)]
    names = {source.name for source in due}
    heard: dict[str, list[Heard]] = {source.name: [] for source in enabled}
    for source in enabled:
        with run.store.transaction():
            if source.name in accepted:
                heard[source.name] += _let_through(source, run)
            if source.name not in names:
                heard[source.name].append(_not_asked(source, polls[_key(source)], run))
    for answer in _answers(due, polls, run):
        with run.store.transaction():
            taken = _take(answer, polls.get(_key(answer.source)), run, is_accepted=answer.source.name in accepted)
            heard[answer.source.name].append(taken)
    return {name: Heard.sum(parts) for name, parts in heard.items()}


def _answers(due: Sequence[SourceSpec], polls: dict[tuple[str, str], Poll], run: Run) -> Iterator[Answer]:
    """As they come, each under the address that feeds.yaml gives."""
    given = {source.name: source for source in due}
    asked = [replace(s, location=address(polls.get(_key(s)), s.location)) for s in due]
    limits = {"in_flight": run.config.fetching.at_once, "per_host": run.config.fetching.per_host}
    with closing(retrieve_all(asked, run.store.polls.validators(), run.now, run.user_agent, **limits)) as answers:
        for number, answer in enumerate(answers, 1):
            source = given[answer.source.name]
            run.progress(f"reading {source.name} ({number} of {len(due)})")
            outcome = answer.outcome
            if source.is_remote and not isinstance(outcome, Problem):
                outcome = replace(outcome, location=source.location)
            yield replace(answer, source=source, outcome=outcome)


def _let_through(source: SourceSpec, run: Run) -> Iterator[Heard]:
    """What a person accepts of what was held back."""
    for hold in run.store.holds.standing(source.name):
        document = run.store.documents.last(source.name, hold.location)
        if document:
            yield _read(document, source, run, is_accepted=True)


def _take(answer: Answer, poll: Poll | None, run: Run, *, is_accepted: bool) -> Heard:
    heard = _heard(answer, run, is_accepted=is_accepted)
    if _is_useless(answer, heard):
        heard = replace(heard, problems=tuple(_stays(p, answer.source, run) for p in heard.problems))
    if not answer.asked:
        return heard
    source, reply = answer.source, answer.reply
    if reply and not isinstance(answer.outcome, Problem):
        run.store.polls.keep_validators(source.name, reply.url, reply.validators)
    problem = heard.problems[0].message if _is_useless(answer, heard) else ""
    told = Told(
        problem=problem,
        reply=reply,
        size=len(answer.outcome.body) if isinstance(answer.outcome, Document) else 0,
        new=bool(heard.new or heard.changed),
        rhythm=heard.rhythm,
        latest=heard.latest,
    )
    now = polled(source.name, poll, told, run.now)
    run.store.polls.keep(source.name, source.location, now)
    return replace(heard, problems=tuple(_since(p, now) for p in heard.problems)) if problem else heard


def _heard(answer: Answer, run: Run, *, is_accepted: bool) -> Heard:
    """Read a document, unless it says what it said before; then its problems are still the same."""
    outcome, source = answer.outcome, answer.source
    if isinstance(outcome, Problem):
        return Heard(problems=(outcome,))
    if isinstance(outcome, Unchanged):
        return _as_before(source, run, is_asked=True)
    last = run.store.documents.reading(source.name, outcome.location)
    if last and last.is_of(outcome, fingerprint(source)) and not _may_come(source, outcome.location, run):
        return _unchanged(last)
    return _read(outcome, source, run, is_accepted=is_accepted)


def _as_before(source: SourceSpec, run: Run, *, is_asked: bool) -> Heard:
    """What a location said last, read again if today's settings are others, or if it says long enough what was held."""
    last = run.store.documents.reading(source.name, source.location)
    if not last:
        return Heard(documents=1, unchanged=1)
    if last.fingerprint != fingerprint(source) or (is_asked and _may_come(source, source.location, run)):
        document = run.store.documents.last(source.name, source.location)
        if document:
            return _read(document, source, run)
    return _unchanged(last)


def _may_come(source: SourceSpec, location: str, run: Run) -> bool:
    holds, is_over = run.store.holds.standing(source.name), may_go_now if source.is_list else may_come_now
    return any(hold.location == location and is_over(hold, run) for hold in holds)


def _unchanged(last: Reading) -> Heard:
    return Heard(documents=1, unchanged=1, said=last.said, problems=last.problems)


def _read(document: Document, source: SourceSpec, run: Run, *, is_accepted: bool = False) -> Heard:
    last, settings = run.store.documents.reading(source.name, document.location), fingerprint(source)
    hearing = run.store.documents.add(document, settings)
    if source.is_list:
        heard = subscribe(Said(document, hearing, source, accepted=is_accepted), run)
    else:
        again = bool(last and last.fingerprint != settings)
        same_bytes = bool(last and last.is_of(document, last.fingerprint))
        saying = Saying(
            document=document, hearing=hearing, source=source, again=again, same_bytes=same_bytes, accepted=is_accepted
        )
        heard = hear(saying, run)
    run.store.documents.told(document, heard.problems, heard.said)
    return heard


def _not_asked(source: SourceSpec, poll: Poll, run: Run) -> Heard:
    """Nothing is asked; but what was said last is read again if the settings have changed."""
    heard = _as_before(source, run, is_asked=False)
    why = "it was taken away for good" if poll.gone else f"not asked before {poll.due.at:%Y-%m-%d %H:%M} UTC"
    return replace(heard, problems=() if heard.unchanged else heard.problems, waiting=why)


def _is_useless(answer: Answer, heard: Heard) -> bool:
    """Whether it brought nothing, or what brought nothing has not changed, and there is something to be said of it."""
    return bool(heard.problems) and (isinstance(answer.outcome, Problem) or not heard.said)


def _stays(problem: Problem, source: SourceSpec, run: Run) -> Problem:
    """The problem, with how much of its source stays published all the same."""
    if _KEPT not in problem.message:
        return problem
    if source.is_list:
        known = len(run.store.subscriptions.listed().get(source.name, ()))
        kept = f"Its last {known} feeds stay." if known > 1 else "Its last feed stays."
    else:
        known = run.store.records.count(source.name)
        kept = (
            f"Its last {known} announcements stay published." if known > 1 else "Its last announcement stays published."
        )
    return replace(problem, message=problem.message.replace(_KEPT, kept)) if known else problem


def _since(problem: Problem, poll: Poll) -> Problem:
    """The problem, with how long it has been so."""
    days = int((poll.asked - (poll.failing_since or poll.asked)).total_seconds()) // _DAY
    if not days:
        return problem
    return replace(problem, message=f"{problem.message} It has been so for {days} day{'s' if days > 1 else ''}.")


def _key(source: SourceSpec) -> tuple[str, str]:
    return source.name, source.location
