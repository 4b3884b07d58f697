"""The story of a publication: look at what was touched, view the feeds, put pages before feeds that link to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from mmmfeed.emitters import EMITTERS
from mmmfeed.errors import RefusedError, RunawayError
from mmmfeed.hub import announce
from mmmfeed.model import Config, FeedView, Problem
from mmmfeed.publish import Folder
from mmmfeed.publishing import history
from mmmfeed.publishing.entries import dressed
from mmmfeed.publishing.feeds import put
from mmmfeed.publishing.judging import Judged, hold, judge, record
from mmmfeed.publishing.sifting import Sifted, sift
from mmmfeed.publishing.state import State
from mmmfeed.report import Output, Published
from mmmfeed.run import Run
from mmmfeed.showing.paths import address
from mmmfeed.views import views

_HEARD_BY_HUBS = {"rss", "atom", "json"}  # formats


def publish_all(run: Run, accepted: Collection[str] = (), *, is_tried: bool = False) -> Published:
    """Have all outputs tell what is known now; feeds that are `accepted`, by name, however much differs at once.

    `is_tried`: only tell what would be done; the store is to be in a rehearsal.
    """
    config = run.config
    folder = Folder(config.output, precompress=config.precompress, is_tried=is_tried)
    published = _publish_touched(run, folder, accepted)
    if is_tried or not config.site.hub:
        return published
    written = {output.path.name for output in published.outputs if output.written}
    feeds = dict(_heard_by_hubs(config))
    changed = [url for name, url in feeds.items() if name in written]
    told = announce(config.site.hub, changed, run.store.pings, run.now, run.user_agent, feeds=feeds.values())
    return replace(published, problems=(*published.problems, *told))


def _publish_touched(run: Run, folder: Folder, accepted: Collection[str]) -> Published:
    outputs = run.store.outputs
    last, state = State.read(outputs.state()), State.of(run, folder.snapshot())
    if state.is_settled(last) and not outputs.touched():
        return Published(outputs=tuple(_as_they_stand(last, run)))
    if (state.settings, state.files) != (last.settings, last.files):
        with run.store.transaction():
            outputs.touch_all()
    touched = outputs.touched()
    published = _publish(touched, run, folder, accepted, is_whole=state.settings != last.settings)
    folder.settle()
    if not published.refused:
        with run.store.transaction():
            outputs.settled(touched)
            outputs.keep_state(_reached(state, folder, published).kept())
    return published


def _publish(
    touched: Sequence[str], run: Run, folder: Folder, accepted: Collection[str], *, is_whole: bool
) -> Published:
    sifted = sift(touched, run)
    judged = _judged(sifted, run, accepted)
    passed = [one.view for one in judged if not one.refusal]
    others = [Problem(source=name, place=str(run.config.path), message=why) for name, why in sifted.runaway.items()]
    # While a feed is held back, the pages stand as they are, too: they would show what it does not.
    if len(passed) == len(run.config.feeds):
        others += _put_pages(sifted, touched, passed, run, folder)
    pages = len(folder.written)
    documents = list(_put_history(passed, None if is_whole else touched, run, folder))
    others += [document.refused for document in documents if document.refused]
    outputs = tuple(output for one in judged for output in _put_feed(one, run, folder))
    return Published(
        outputs=outputs,
        pages=pages,
        documents=sum(document.written for document in documents),
        others=tuple(others),
        differing={one.view.feed.name: one.difference for one in judged},
    )


def _put_feed(judged: Judged, run: Run, folder: Folder) -> Iterator[Output]:
    """The feed in each of its formats, and remembered as published; or held back, so that the last good files stand."""
    view = judged.view
    if judged.refusal:
        yield from hold(judged, folder)
        return
    outputs = list(put(view, view.feed.formats, folder))
    yield from outputs
    if not any(output.refused for output in outputs):
        record(judged, run)


def _put_history(
    shown: Iterable[FeedView], touched: Collection[str] | None, run: Run, folder: Folder
) -> Iterator[Output]:
    for view in shown:
        if history.has_history(view.feed, run):
            yield from history.put_documents(view, touched, run, folder)


def _judged(sifted: Sifted, run: Run, accepted: Collection[str]) -> list[Judged]:
    """What each feed shows, with all that is shown of it; what it shows no more is in its history."""
    run.progress("choosing what the feeds show")
    chosen = _chosen(sifted, run)
    judged = [judge(view, run, accepted) for view in chosen]
    with run.store.transaction():
        for one in judged:
            if not one.refusal and history.has_history(one.view.feed, run):
                history.close_documents(one.view, one.past.shown, sifted.feeds[one.view.feed.name], run)
    older = run.store.outputs.documents
    dressed_ = (replace(dressed(view, run), older=older(view.feed.name) or None) for view in chosen)
    return [replace(one, view=view) for one, view in zip(judged, dressed_, strict=True)]


def _chosen(sifted: Sifted, run: Run) -> Sequence[FeedView]:
    """What each feed shows; one whose regular expression takes for ever leaves the others alone."""
    config, clusters = run.config, run.store.clusters.newest_first()
    feeds = [feed for feed in config.feeds if feed.name not in sifted.runaway]
    try:
        return views(feeds, config.site, run.sources, clusters, run.policy.now, config.topics)
    except RunawayError as error:
        sifted.runaway.update(dict.fromkeys(error.feeds, str(error)))
        return _chosen(sifted, run)


def _put_pages(
    sifted: Sifted, touched: Sequence[str], shown: Sequence[FeedView], run: Run, folder: Folder
) -> Iterator[Problem]:
    """Have the pages for people, if they are wanted."""
    if not run.config.pages.enabled:
        return
    from mmmfeed.publishing.pages import PageFiles

    config = run.config
    try:
        files = PageFiles.of(run, folder)
        files.put_announcements(sifted, touched)
        files.put_front(shown)
    except RefusedError as error:
        yield Problem(source="pages", place=str(config.output), message=str(error))


def _as_they_stand(last: State, run: Run) -> Iterator[Output]:
    """The files that nothing is to be done to."""
    counts = {name: (entries, waiting) for name, entries, waiting in last.shown}
    for feed in run.config.feeds:
        for name in feed.formats:
            path = run.config.output / f"{feed.name}.{EMITTERS[name].ending}"
            entries, waiting = counts.get(path.name, (0, 0))
            yield Output(path=path, entries=entries, waiting=waiting, written=False)


def _heard_by_hubs(config: Config) -> Iterator[tuple[str, str]]:
    """The files that hubs take, and where they are served."""
    for feed in config.feeds:
        for format_ in (name for name in feed.formats if name in _HEARD_BY_HUBS):
            name = f"{feed.name}.{EMITTERS[format_].ending}"
            if url := address(config.site, name):
                yield name, url


def _reached(state: State, folder: Folder, published: Published) -> State:
    return replace(
        state,
        files=folder.snapshot(),
        waiting=sum(output.waiting for output in published.outputs),
        shown=tuple((output.path.name, output.entries, output.waiting) for output in published.outputs),
    )
