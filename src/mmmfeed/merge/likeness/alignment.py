"""Two texts side by side: what stands in both in the same order, and the gaps between, word by word.

The longest common subsequence is found by rapidfuzz (bit-parallel, O(n·m/64), exact), where difflib is quadratic at
worst. What both begin and end with is set aside before, so a copy with a few changes costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# A few words between two changes agree by chance ("of the"): what is shorter belongs to the change around it.
_FEW_WORDS = 3
_FEW_LETTERS = 4
_ENOUGH_LETTERS = 10
_MOST_CELLS = 40_000_000  # words times words; above, memory and time would be felt, and the middle counts as different


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words that both have: `length` from `a` in the one and from `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two blocks; one side is empty where words were only inserted."""

    a: int
    a_end: int
    b: int
    b_end: int

    @property
    def replaced(self) -> bool:
        """Whether both have words here."""
        return self.a < self.a_end and self.b < self.b_end


@dataclass(frozen=True, slots=True)
class Alignment:
    """Blocks and gaps of two texts, in order."""

    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    lengths: tuple[int, int]

    @property
    def matched(self) -> int:
        """How many words stand in blocks."""
        return sum(block.length for block in self.blocks)


def align(a: Sequence[str], b: Sequence[str]) -> Alignment:
    """The alignment of two texts, given as their words."""
    head = _common_head(a, b)
    tail = _common_head(a[head:][::-1], b[head:][::-1])
    a_middle, b_middle = a[head : len(a) - tail], b[head : len(b) - tail]
    blocks = [Block(0, 0, head)] if head else []
    blocks += [Block(block.a + head, block.b + head, block.length) for block in _common(a_middle, b_middle)]
    if tail:
        blocks.append(Block(len(a) - tail, len(b) - tail, tail))
    kept = _telling(_slid(_joined(blocks), a, b), a, (len(a), len(b)))
    return Alignment(tuple(kept), tuple(_gaps(kept, len(a), len(b))), (len(a), len(b)))


def _common_head(a: Sequence[str], b: Sequence[str]) -> int:
    for index, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return index
    return min(len(a), len(b))


def _common(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    if not a or not b or len(a) * len(b) > _MOST_CELLS:
        return []
    from rapidfuzz.distance import LCSseq

    found = LCSseq.opcodes(a, b)
    return [Block(op.src_start, op.dest_start, op.src_end - op.src_start) for op in found if op.tag == "equal"]


def _joined(blocks: list[Block]) -> list[Block]:
    """Blocks that touch on both sides, as one."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if last and last.a + last.length == block.a and last.b + last.length == block.b:
            out[-1] = Block(last.a, last.b, last.length + block.length)
        else:
            out.append(block)
    return out


def _slid(blocks: list[Block], a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """A few words that begin both texts stand behind what one has before, if it ends in them: "Our […. Our] first"."""
    if len(blocks) < 2 or blocks[0].a or blocks[0].b or blocks[0].length > _FEW_WORDS:  # noqa: PLR2004
        return blocks
    first, second = blocks[:2]
    length = first.length
    for words, at, other_at in ((a, second.a, second.b), (b, second.b, second.a)):
        inserted_here = other_at == length < at - length
        if inserted_here and words[at - length : at] == words[:length]:
            return [Block(second.a - length, second.b - length, second.length + length), *blocks[2:]]
    return blocks


def _telling(blocks: list[Block], words: Sequence[str], lengths: tuple[int, int]) -> list[Block]:
    """The blocks that do not agree by chance. At the ends of both texts, one word is enough."""
    return [block for block in blocks if _at_an_end(block, lengths) or _is_telling(words, block)]


def _at_an_end(block: Block, lengths: tuple[int, int]) -> bool:
    begins = block.a == block.b == 0
    return begins or (block.a + block.length, block.b + block.length) == lengths


def _is_telling(words: Sequence[str], block: Block) -> bool:
    if block.length > _ENOUGH_LETTERS:
        return True
    letters = sum(map(len, words[block.a : block.a + block.length]))
    return letters >= _ENOUGH_LETTERS or (block.length >= _FEW_WORDS and letters >= _FEW_LETTERS)


def _gaps(blocks: list[Block], a_length: int, b_length: int) -> list[Gap]:
    gaps, a, b = [], 0, 0
    for block in (*blocks, Block(a_length, b_length, 0)):
        if block.a > a or block.b > b:
            gaps.append(Gap(a, block.a, b, block.b))
        a, b = block.a + block.length, block.b + block.length
    return gaps
