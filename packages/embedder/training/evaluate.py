"""How well the built-in model, or the teacher, ranks titles and postings.

usage: evaluate.py [--titles FOLDER] [--postings FOLDER] (--table FOLDER | --teacher FOLDER)

--titles: `queries` and `corpus_elements` (tab-separated: id, title, with a header), `qrels.tsv` (TREC). Mean average
precision over the full ranking.
--postings: `postings.jsonl.gz` (id, title, description), `queries.tsv` (qid, type, query, with a header), `qrels.tsv`
(TREC). A posting's score is half its title's cosine, half its description's. nDCG@10 (gain 2^grade - 1) with unjudged
postings counted as irrelevant, on judged postings only, and the share of judged ones among the first ten.
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from corpus import lines_of, records_of, table_of


def read_qrels(path):
    grades = defaultdict(dict)
    for line in lines_of(path):
        query, _, element, grade = line.split()
        grades[query][element] = int(grade)
    return grades


def average_precision(scores, relevant):
    ranks = np.flatnonzero(relevant[np.argsort(-scores, kind="stable")]) + 1
    return (np.arange(1, len(ranks) + 1) / ranks).mean()


def title_map(folder, embed):
    def read(name):
        rows = [line.split("\t") for line in lines_of(Path(folder) / name)][1:]
        return np.array([row[0] for row in rows]), [row[1] for row in rows]

    grades = read_qrels(Path(folder) / "qrels.tsv")
    query_ids, queries = read("queries")
    element_ids, elements = read("corpus_elements")
    scores = embed(queries) @ embed(elements).T
    wanted = [[grades[query].get(element, 0) > 0 for element in element_ids] for query in query_ids]
    return np.mean([average_precision(row, rel) for row, rel in zip(scores, np.array(wanted)) if rel.any()])


def ndcg(grades, all_grades, k=10):
    def gain(values):
        return sum((2**grade - 1) / np.log2(rank + 2) for rank, grade in enumerate(values[:k]))

    return gain(grades) / gain(sorted(all_grades, reverse=True))


def posting_ndcg(folder, embed):
    """(nDCG@10 with unjudged as irrelevant, on judged postings only, share of judged ones in the first ten)"""
    postings = list(records_of(Path(folder) / "postings.jsonl.gz"))
    queries = list(table_of(Path(folder) / "queries.tsv"))
    judged = read_qrels(Path(folder) / "qrels.tsv")
    sides = embed([p["title"] for p in postings]) + embed([p["description"] for p in postings])
    scores = embed([q["query"] for q in queries]) @ sides.T
    figures = []
    for query, row in zip(queries, scores):
        grades = judged[query["qid"]]
        if not any(grades.values()):
            continue
        ranked = [postings[i]["id"] for i in np.argsort(-row, kind="stable")]
        known = [grades[i] for i in ranked if i in grades]
        first = [grades.get(i, 0) for i in ranked[:10]]
        share = np.mean([i in grades for i in ranked[:10]])
        figures.append((ndcg(first, grades.values()), ndcg(known, grades.values()), share))
    return np.mean(figures, axis=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--titles")
    parser.add_argument("--postings")
    add_model_arguments(parser)
    args = parser.parse_args()
    embed = open_model(args)
    if args.titles:
        print(f"titles: MAP {title_map(args.titles, embed):.4f}")
    if args.postings:
        all_, known, share = posting_ndcg(args.postings, embed)
        print(f"postings: nDCG@10 {all_:.4f}, judged only {known:.4f}, judged {share:.0%} of the first ten")


def add_model_arguments(parser):
    model = parser.add_mutually_exclusive_group(required=True)
    model.add_argument("--table", help="folder of a static model")
    model.add_argument("--teacher", help="folder of a transformer")


def open_model(args):
    """A function from texts to unit rows."""
    if args.table:
        from static_encoder import table_encoder
        from table import read_model

        pieces, vectors, model = read_model(args.table)
        return table_encoder(pieces, vectors, model["maxPieces"])
    from teacher import Teacher

    return Teacher(args.teacher).embed_texts


if __name__ == "__main__":
    main()
