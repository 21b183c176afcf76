"""The sources of pairs that contrast.py learns from."""

from dataclasses import dataclass

import numpy as np

from corpus import records_of
from esco import last_words, occupations
from heldout import HeldOut
from onet import Onet
from ons import coding_index
from passages import longer_texts, posting_passages, skill_lists
from wordnet import synsets


@dataclass
class Pairs:
    """Left texts, right texts, and the group of each: a left text is paired with a random right one of its group."""

    name: str
    left: list
    left_groups: np.ndarray
    right: list
    right_groups: np.ndarray
    weight: float
    batch: int
    related: np.ndarray | None = None

    @property
    def sides(self):
        return self.left, self.right


class Groups:
    """Batches of pairs, as bags."""

    def __init__(self, pairs, left, right):
        self.name, self.weight, self.size = pairs.name, pairs.weight, pairs.batch
        self.left, self.right, self.groups, self.related = left, right, pairs.left_groups, pairs.related
        count = 1 + max(pairs.left_groups.max(), pairs.right_groups.max())
        self.rows = np.argsort(pairs.right_groups, kind="stable")
        self.starts = np.searchsorted(pairs.right_groups[self.rows], np.arange(count + 1))
        self.usable = np.flatnonzero(np.diff(self.starts)[self.groups] > 0)
        self.queue = np.empty(0, dtype=np.int64)

    def batch(self, random):
        """(left, right, hidden): hidden pairs mean nearly the same and are no negatives."""
        while len(self.queue) < self.size:
            self.queue = np.r_[self.queue, random.permutation(self.usable)]
        rows, self.queue = self.queue[: self.size], self.queue[self.size :]
        groups = self.groups[rows]
        first, after = self.starts[groups], self.starts[groups + 1]
        partners = self.rows[first + (random.random(len(rows)) * (after - first)).astype(np.int64)]
        hidden = groups[:, None] == groups[None, :]
        if self.related is not None:
            hidden |= self.related[np.ix_(groups, groups)]
        np.fill_diagonal(hidden, False)
        return self.left[rows], self.right[partners], hidden


def numbered(keys):
    numbers = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys])


def split(pairs):
    """[(group, text)] as groups, texts"""
    return np.array([group for group, _ in pairs]), [text for _, text in pairs]


def occupation_pairs(onet, codes, without, random):
    number = {code: i for i, code in enumerate(sorted(onet.titles))}
    groups, titles = split(
        [(number[c], t) for c in codes for t in [*(t for t in onet.titles[c] if t not in without), onet.names[c]]]
    )
    text_groups, texts = split([(number[c], t) for c in codes for t in longer_texts(onet, c, random)])
    list_groups, lists = split([(number[c], t) for c in codes for t in skill_lists(onet, c, random)])
    related = np.zeros((len(number), len(number)), dtype=bool)
    for code, others in onet.related.items():
        for other in others:
            if code in number and other in number:
                related[number[code], number[other]] = related[number[other], number[code]] = True
    return [
        Pairs("titles", titles, groups, titles, groups, 1.0, 1024, related),
        Pairs("title and tasks", titles, groups, texts, text_groups, 0.3, 512, related),
        Pairs("skills and title", lists, list_groups, titles, groups, 0.2, 256, related),
    ]


def posting_pairs(postings, random):
    titles = [posting["title"] for posting in postings]
    groups = numbered(title.lower() for title in titles)
    owners, passages = split(
        [(n, passage) for n, posting in enumerate(postings) for passage in posting_passages(posting, random)]
    )
    return Pairs("postings", titles, groups, passages, groups[owners], 0.3, 512)


def coding_index_pairs(path, without):
    entries = [(group, title) for group, title in dict.fromkeys(coding_index(path)) if title not in without]
    groups, titles = numbered(group for group, _ in entries), [title for _, title in entries]
    return Pairs("coding index", titles, groups, titles, groups, 0.5, 512)


def esco_pairs(path, endings, without):
    known = [(names, description) for _, names, description in occupations(path, endings) if names[0] not in without]
    groups, names = split([(n, name) for n, (names, _) in enumerate(known) for name in names])
    text_groups, texts = split([(n, text) for n, (_, text) in enumerate(known) if text])
    return [
        Pairs("ESCO names", names, groups, names, groups, 1.0, 1024),
        Pairs("ESCO name and description", names, groups, texts, text_groups, 0.4, 512),
    ]


def wordnet_pairs(folder, without):
    kept = [(words, gloss) for words, gloss in synsets(folder) if gloss not in without]
    groups, words = split([(n, word) for n, (words, _) in enumerate(kept) for word in words])
    beside = [(n, text) for n, (words, gloss) in enumerate(kept) for text in [gloss, *(words[:3] if len(words) > 1 else [])]]
    text_groups, texts = split(beside)
    return Pairs("wordnet", words, groups, texts, text_groups, 0.6, 1024)


def pairs_of_all(args, random):
    onet, postings = Onet(args.onet), list(records_of(args.postings))
    endings = last_words(title for titles in onet.titles.values() for title in titles)
    held = HeldOut(onet, postings, args.wordnet, args.esco) if args.hold_out else None
    codes = [code for code in sorted(onet.titles) if not held or code not in held.codes]
    without = held.texts if held else set()
    kept = [posting for posting in postings if not held or posting["id"] not in held.posting_ids]
    return [
        *occupation_pairs(onet, codes, without, random),
        posting_pairs(kept, random),
        coding_index_pairs(args.coding_index, without),
        *esco_pairs(args.esco, endings, held.esco_names if held else set()),
        wordnet_pairs(args.wordnet, held.glosses if held else set()),
    ]
