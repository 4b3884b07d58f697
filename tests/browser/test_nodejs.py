"""A test in node that takes too long is ended, with the browser that it started, and with nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from nodejs import missing, run_node

HERE = Path(__file__).parent

needs_chromium = pytest.mark.skipif(
    bool(missing("chromium")) and "CI" not in os.environ, reason=missing("chromium") or "all is there"
)


@needs_chromium
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for processes in")
def test_what_takes_too_long_is_ended_with_its_browser(tmp_path: Path) -> None:
    script = tmp_path / "endless.mjs"
    script.write_text(f"""
        import {{ launch }} from "{(HERE / "browser.mjs").as_uri()}";
        const browser = await launch("chromium");
        console.log(`the browser is process ${{browser.process().pid}}`);
        setInterval(() => {{}}, 1000);
    """)
    said = run_node(script, seconds=4)
    assert said.returncode != 0
    assert "was not done after 4 seconds" in said.stdout
    found = re.search(r"process (\d+)", said.stdout)
    assert found, said.stdout
    assert not _runs(int(found[1]))


def _runs(process: int) -> bool:
    """Whether it is there, and is more than what waits for its parent to take note (proc(5), state Z)."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
