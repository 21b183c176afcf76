"""Mean average precision of title matching over the full ranking, for the built-in model or the teacher.

usage: evaluate.py --titles FOLDER (--table FOLDER | --teacher FOLDER)

FOLDER of --titles holds `queries` and `corpus_elements` (tab-separated: id, title, with a header) and `qrels.tsv` (TREC).
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from corpus import lines_of
from static_encoder import bags, encode, tokenizer_for


def read_titles(folder):
    folder = Path(folder)

    def read(name):
        rows = [line.split("\t") for line in lines_of(folder / name)][1:]
        return [row[0] for row in rows], [row[1] for row in rows]

    relevant = defaultdict(set)
    for line in lines_of(folder / "qrels.tsv"):
        query, _, element, grade = line.split()
        if int(grade) > 0:
            relevant[query].add(element)
    return read("queries"), read("corpus_elements"), relevant


def mean_average_precision(scores, query_ids, element_ids, relevant):
    total, counted = 0.0, 0
    element_ids = np.array(element_ids)
    for row, query in enumerate(query_ids):
        wanted = relevant.get(query)
        if not wanted:
            continue
        ranked = element_ids[np.argsort(-scores[row], kind="stable")]
        hits = np.isin(ranked, list(wanted))
        ranks = np.flatnonzero(hits) + 1
        total += (np.arange(1, len(ranks) + 1) / ranks).sum() / len(wanted)
        counted += 1
    return total / counted


def title_map(titles, embed):
    (query_ids, queries), (element_ids, elements), relevant = titles
    return mean_average_precision(embed(queries) @ embed(elements).T, query_ids, element_ids, relevant)


def table_embedder(pieces, vectors, max_pieces):
    tokenizer = tokenizer_for(pieces)
    return lambda texts: encode(bags(tokenizer, texts, len(pieces), max_pieces), vectors)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--titles", required=True)
    model = parser.add_mutually_exclusive_group(required=True)
    model.add_argument("--table")
    model.add_argument("--teacher")
    args = parser.parse_args()
    if args.table:
        from table import read_model

        pieces, vectors, meta = read_model(args.table)
        embed = table_embedder(pieces, vectors, meta["maxPieces"])
    else:
        from teacher import Teacher

        embed = Teacher(args.teacher).embed_texts
    print(f"MAP {title_map(read_titles(args.titles), embed):.4f}")


if __name__ == "__main__":
    main()
