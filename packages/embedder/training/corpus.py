"""Texts from files given as arguments: plain text (one a line), JSON Lines or tables (.tsv, .csv), each also as .gz."""

import csv
import gzip
import json
from pathlib import Path

TEXT_FIELDS = ("title", "company", "location", "description")


def opened(path):
    opener = gzip.open if Path(path).suffix == ".gz" else open
    return opener(path, "rt", encoding="utf-8", newline="")


def lines_of(path):
    with opened(path) as file:
        for line in file:
            line = line.rstrip("\r\n")
            if line:
                yield line


def is_json_lines(path):
    return ".jsonl" in Path(path).suffixes


def is_table(path):
    return not {".tsv", ".csv"}.isdisjoint(Path(path).suffixes)


def records_of(path):
    return (json.loads(line) for line in lines_of(path))


def table_of(path):
    """Rows of a table as dicts by its header: RFC 4180 where it is .csv, else plain tab-separated lines."""
    if ".csv" in Path(path).suffixes:
        with opened(path) as file:
            yield from csv.DictReader(file)
        return
    lines = lines_of(path)
    header = next(lines).split("\t")
    yield from (dict(zip(header, line.split("\t"))) for line in lines)


def texts_of(path):
    """Every text of a file: the fields of a posting, the cells of a table, or the lines."""
    if is_json_lines(path):
        for record in records_of(path):
            yield from (record[field] for field in TEXT_FIELDS if record.get(field))
    elif is_table(path):
        for row in table_of(path):
            yield from row.values()
    else:
        yield from lines_of(path)


def count_pieces(tokenizer, paths, size, batch=2000):
    """How often each piece occurs in all the files together."""
    import numpy as np

    counts = np.zeros(size, dtype=np.int64)

    def add(texts):
        for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
            np.add.at(counts, encoding.ids, 1)

    for path in paths:
        texts = []
        for text in texts_of(path):
            texts.append(text)
            if len(texts) == batch:
                add(texts)
                texts = []
        add(texts)
    return counts
