"""Words that get a vector of their own although the teacher spells them in several pieces."""

import re
from collections import Counter

from tokenizers import normalizers, pre_tokenizers

from corpus import is_table, texts_of

# Names with signs in them, which a tokenizer like BERT's cuts.
SIGNED = (
    ["c#", "c++", "f#", ".net", "asp.net", "ado.net", "vb.net", "node.js", "react.js", "vue.js", "next.js", "nuxt.js"]
    + ["nest.js", "angular.js", "express.js", "backbone.js", "ember.js", "d3.js", "three.js"]
)


def words_of(text, normalizer=normalizers.BertNormalizer(lowercase=True), cutter=pre_tokenizers.BertPreTokenizer()):
    return [word for word, _ in cutter.pre_tokenize_str(normalizer.normalize_str(text))]


def names_in(folder):
    """The words of all skills that facts are read for: template literals of TypeScript files, most of them names."""
    for path in sorted(folder.glob("*.ts")):
        for table in re.findall("`([^`]*;[^`]*)`", path.read_text(encoding="utf-8")):
            yield from words_of(table)


def common_words(paths, least):
    counts = Counter(word for path in paths for text in texts_of(path) for word in words_of(text))
    return [word for word, count in counts.most_common() if count >= least]


def whole_words(spell, skills, paths, most, least):
    """Skills' words, then the commonest of the tables (`most` of them, `least` times found), that `spell` makes several pieces of.

    Of postings none: theirs are the towns and the house style of a few employers.
    """

    def is_wanted(word):
        return word.isascii() and word.isalnum() and not word.isdigit() and len(word) > 1 and len(spell(word)) > 1

    known = [word for word in dict.fromkeys(names_in(skills)) if is_wanted(word)]
    if not known:
        raise SystemExit(f"{skills}: no names of skills there")
    tables = [path for path in paths if is_table(path)]
    common = [w for w in common_words(tables, least) if w.isalpha() and len(w) > 3 and is_wanted(w)]
    return [*SIGNED, *dict.fromkeys([*known, *common[:most]])]
