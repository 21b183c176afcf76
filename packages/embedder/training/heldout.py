"""Measures to choose settings by, on occupations, postings and glosses that `contrast.py --hold-out` leaves out.

usage: heldout.py --onet FOLDER --postings FILE --esco FILE.csv --wordnet FOLDER (--table FOLDER | --teacher FOLDER)

titles: a title of a held-out occupation finds the others of it (mean average precision); known: the same with held-out
titles of occupations whose other titles were learnt from; esco: the same as the first with names of ESCO. The other figures are mean reciprocal ranks:
tasks, both: a title finds its occupation's description and tasks, alone or with its name; skills: three technology skills
find the occupation; postings: a title finds the description of a posting so named; glosses: a word finds its gloss.
The distillation (steps 1 and 2), and the likeness to the teacher in step 3, have seen the texts, not which belong together.
"""

import argparse
import hashlib

import numpy as np

from corpus import records_of
from esco import last_words, occupations
from evaluate import add_model_arguments, average_precision, open_model
from onet import Onet
from passages import whole_description
from wordnet import synsets


def is_held_out(key, share):
    """The same choice on every machine and whatever else is there."""
    digest = hashlib.sha256(f"held out {key}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48 < share


class TitleSearch:
    """Titles of many occupations, at most 20 of one, and which of them are searched for."""

    def __init__(self, titles_by_code, random, most=20, queries=1000):
        picked = [(code, t) for code in sorted(titles_by_code) for t in random.permutation(sorted(titles_by_code[code]))[:most]]
        self.codes, self.titles = np.array([code for code, _ in picked]), [str(title) for _, title in picked]
        self.queries = random.permutation(len(picked))[:queries]

    def precision(self, embed):
        rows = embed(self.titles)
        figures = []
        for query in self.queries:
            others = np.arange(len(rows)) != query
            relevant = self.codes[others] == self.codes[query]
            if relevant.any():
                figures.append(average_precision(rows[others] @ rows[query], relevant))
        return np.mean(figures)


class HeldOut:
    def __init__(self, onet, postings, wordnet, esco):
        random = np.random.default_rng(7)
        self.codes = {code for code in onet.titles if is_held_out(code, 0.15)}
        self.texts = {title for code in self.codes for title in [*onet.titles[code], onet.names[code].lower()]}
        strays = {c: [t for t in onet.titles[c] if is_held_out(t, 0.12)] for c in onet.titles if c not in self.codes}
        self.texts.update(title for titles in strays.values() for title in titles)
        self.titles = TitleSearch({code: list(onet.titles[code]) for code in self.codes}, random)
        self.known_titles = TitleSearch(strays, random)
        self.choose_documents(onet, random)
        self.postings = [p for p in postings if is_held_out(p["id"], 0.12) and len(p["description"].split()) > 40]
        self.posting_ids = {posting["id"] for posting in self.postings}
        explained = [(words[0], gloss) for words, gloss in synsets(wordnet) if len(gloss.split()) > 3]
        picked = random.permutation(len(explained))[:2000]
        self.words, self.glosses = zip(*(explained[i] for i in picked))
        endings = last_words(title for titles in onet.titles.values() for title in titles)
        names = {key: names for key, names, _ in occupations(esco, endings) if is_held_out(key, 0.15)}
        self.esco_names = {of_one[0] for of_one in names.values()}
        self.esco = TitleSearch(names, random)

    def choose_documents(self, onet, random):
        codes = [code for code in sorted(onet.titles) if onet.tasks[code]]
        self.names = [onet.names[code] for code in codes]
        self.documents = [whole_description(onet, code, random) for code in codes]
        self.title_asks, self.skill_asks = [], []  # (query, row of the answer)
        for row, code in enumerate(codes):
            if code not in self.codes:
                continue
            self.title_asks += [(str(title), row) for title in random.permutation(sorted(onet.titles[code]))[:6]]
            if len(onet.skills[code]) > 5:
                self.skill_asks += [(" ".join(random.permutation(onet.skills[code])[:3]), row) for _ in range(3)]


def reciprocal_rank(scores, answers):
    own = scores[np.arange(len(answers)), answers]
    return np.mean(1 / (1 + (scores > own[:, None]).sum(axis=1)))


def posting_rank(held, embed):
    """Postings of one title are answers to each other: the best of them counts."""
    titles = [posting["title"] for posting in held.postings]
    scores = embed(titles) @ embed([posting["description"] for posting in held.postings]).T
    named = np.array([title.lower() for title in titles])
    best = [row[named == name].max() for row, name in zip(scores, named)]
    return np.mean(1 / (1 + (scores > np.array(best)[:, None]).sum(axis=1)))


def measures(held, embed):
    documents = embed(held.documents)
    both = documents + embed(held.names)

    def asked(asks, answers):
        queries, rows = zip(*asks)
        return reciprocal_rank(embed(queries) @ answers.T, np.array(rows))

    yield "titles", held.titles.precision(embed)
    yield "known", held.known_titles.precision(embed)
    yield "esco", held.esco.precision(embed)
    yield "tasks", asked(held.title_asks, documents)
    yield "both", asked(held.title_asks, both)
    yield "skills", asked(held.skill_asks, both)
    yield "postings", posting_rank(held, embed)
    yield "glosses", reciprocal_rank(embed(held.words) @ embed(held.glosses).T, np.arange(len(held.words)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--onet", required=True)
    parser.add_argument("--postings", required=True)
    parser.add_argument("--esco", required=True)
    parser.add_argument("--wordnet", required=True)
    add_model_arguments(parser)
    args = parser.parse_args()
    held = HeldOut(Onet(args.onet), list(records_of(args.postings)), args.wordnet, args.esco)
    print(", ".join(f"{name} {value:.4f}" for name, value in measures(held, open_model(args))))


if __name__ == "__main__":
    main()
