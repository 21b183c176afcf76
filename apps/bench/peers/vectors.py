"""Exact nearest neighbours by numpy and by usearch, on one thread, over the matrices of a folder.

Reads matrix.npy (rows × dims, float32, unit length) and queries.npy (queries × dims) and prints a line of JSON for each peer:
{"subject": name, "timesMs": [one a call], "rows": [the ten nearest of each query, best first]}, or {"subject": name, "missing": why}.
"""

import json
import os
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[name] = "1"

WANTED = 10


def measure(subject, search, queries, calls):
    rows = [search(query) for query in queries]
    times = []
    for call in range(calls):
        start = time.perf_counter()
        search(queries[call % len(queries)])
        times.append(1000 * (time.perf_counter() - start))
    print(json.dumps({"subject": subject, "timesMs": times, "rows": rows}), flush=True)


def numpy_search(np, matrix):
    def search(query):
        scores = matrix @ query
        best = np.argpartition(-scores, WANTED)[:WANTED]
        return best[np.lexsort((best, -scores[best]))].tolist()

    return search


def usearch_search(matrix, convert):
    from usearch.index import MetricKind, search

    rows = convert(matrix)

    def nearest(query):
        found = search(rows, convert(query), WANTED, MetricKind.Cos, exact=True, threads=1)
        return [int(key) for key in found.keys]

    return nearest


def main(folder, subjects, calls):
    try:
        import numpy as np
    except ImportError as error:
        for subject in subjects:
            print(json.dumps({"subject": subject, "missing": str(error)}))
        return
    matrix = np.load(os.path.join(folder, "matrix.npy"))
    queries = np.load(os.path.join(folder, "queries.npy"))
    makers = {
        "numpy, float32": lambda: numpy_search(np, matrix),
        "usearch exact, float32": lambda: usearch_search(matrix, lambda values: values),
        "usearch exact, int8": lambda: usearch_search(matrix, lambda values: np.round(values * 127).astype(np.int8)),
    }
    for subject in subjects:
        try:
            search = makers[subject]()
        except ImportError as error:
            print(json.dumps({"subject": subject, "missing": str(error)}))
            continue
        measure(subject, search, queries, calls)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3]))
