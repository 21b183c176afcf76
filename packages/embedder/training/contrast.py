"""Step 3 of the built-in model: texts that mean one thing brought together, others apart.

usage: contrast.py --table FOLDER --out FOLDER --onet FOLDER --postings FILE --coding-index FILE.xls --esco FILE.csv --wordnet FOLDER

Each source of pairs (see pairs.py) gives a batch a step; the other pairs of the batch are the negatives (InfoNCE: van den
Oord, Li and Vinyals, 2018), except those of the same group and those of related occupations. The gradients are added by
the sources' weights, and so is what keeps the table like the teacher (likeness.py) on the texts of step 2. The tables of
several seeds are averaged: they start at one table, so they share its space. At last the space of texts is whitened a little: a linear map, so that it folds into the table.
"""

import argparse

import numpy as np
from scipy.sparse import csr_matrix

from adam import Adam
from fit import read_targets
from likeness import Likeness, softmax
from pairs import Groups, pairs_of_all
from static_encoder import bags, through_unit, tokenizer_for, unit, unit_and_length
from table import read_model, write_model


def contrast_step(left, right, hidden, vectors, temperature):
    """The loss of pairs (row i of both sides), and its gradient by the table; `hidden` pairs are no negatives."""
    a, length_a = unit_and_length(left @ vectors)
    b, length_b = unit_and_length(right @ vectors)
    logits = a @ b.T / temperature
    logits[hidden] = -1e9
    count = len(logits)
    forward, backward = softmax(logits), softmax(logits.T)
    loss = -np.log(np.maximum(np.diag(forward) * np.diag(backward), 1e-12)).mean() / 2
    slope = (forward + backward.T - 2 * np.eye(count, dtype=np.float32)) / (2 * count * temperature)
    slope = slope.astype(np.float32)
    gradient = left.T @ through_unit(a, length_a, slope @ b) + right.T @ through_unit(b, length_b, slope.T @ a)
    return float(loss), gradient


def contrast(sources, likeness, vectors, steps, rate, temperature, random):
    """Changes `vectors` in place. The rate falls to zero over the steps."""
    adam = Adam(vectors, rate)
    losses = {**{source.name: [] for source in sources}, "teacher": []}
    for step in range(steps):
        adam.rate = rate * (1 - step / steps)
        gradient = np.zeros_like(vectors)
        for source in sources:
            loss, part = contrast_step(*source.batch(random), vectors, temperature)
            gradient += source.weight * part
            losses[source.name].append(loss)
        divergence, part = likeness.step(vectors, random)
        gradient += part
        losses["teacher"].append(divergence)
        adam.step(gradient)
        if (step + 1) % 50 == 0 or step + 1 == steps:
            means = ", ".join(f"{name} {np.mean(seen[-50:]):.3f}" for name, seen in losses.items())
            print(f"step {step + 1}: {means}", flush=True)


def used_columns(all_bags, size):
    used = np.zeros(size, dtype=bool)
    for bag in all_bags:
        used[bag.indices] = True
    return np.flatnonzero(used)


def keep_columns(bag, columns, size):
    place = np.full(size, -1, dtype=np.int32)
    place[columns] = np.arange(len(columns))
    return csr_matrix((bag.data, place[bag.indices], bag.indptr), shape=(bag.shape[0], len(columns)))


def whiten(vectors, bag, power):
    """The table mapped so that the directions that texts share most count less: eigenvalues to the power 1 - 2 * power."""
    texts = unit(bag @ vectors).astype(np.float64)
    values, axes = np.linalg.eigh(texts.T @ texts / len(texts))
    return (vectors @ (axes * (values + 1e-4) ** -power @ axes.T)).astype(np.float32)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name, what in {
        "table": "folder of the table before, and of what fit.py was taught",
        "out": "folder of the new table",
        "onet": "folder of O*NET tables (.tsv.gz)",
        "postings": "JSON Lines with id, title, description",
        "coding-index": "workbook of the SOC2010 coding index",
        "esco": "ESCO's occupations (.csv: id, description)",
        "wordnet": "folder with data.noun, data.verb, data.adj",
    }.items():
        parser.add_argument(f"--{name}", required=True, help=what)
    parser.add_argument("--epochs", type=float, default=12, help="rounds over the O*NET titles")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--temperature", type=float, default=0.1)
    parser.add_argument("--likeness", type=float, default=1, help="what being like the teacher counts")
    parser.add_argument("--whiten", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4], help="the tables of all seeds are averaged")
    parser.add_argument("--hold-out", action="store_true", help="leave out what heldout.py measures on")
    args = parser.parse_args()

    random = np.random.default_rng(args.seeds[0])
    pieces, before, model = read_model(args.table)
    tokenizer = tokenizer_for(pieces)
    pairs = pairs_of_all(args, random)
    sides = {id(side): bags(tokenizer, side, len(pieces), model["maxPieces"]) for one in pairs for side in one.sides}
    texts, targets = read_targets(args.table)
    taught = bags(tokenizer, texts, len(pieces), model["maxPieces"])
    columns = used_columns([*sides.values(), taught], len(pieces))
    likeness = Likeness(keep_columns(taught, columns, len(pieces)), targets, args.likeness)
    cut = {key: keep_columns(bag, columns, len(pieces)) for key, bag in sides.items()}
    print(", ".join(f"{one.name}: {len(one.left)} texts" for one in pairs), flush=True)

    steps = int(args.epochs * len(pairs[0].left) / pairs[0].batch)
    after = before.copy()
    after[columns] = 0
    for seed in args.seeds:
        sources = [Groups(one, *(cut[id(side)] for side in one.sides)) for one in pairs]
        vectors = before[columns]
        contrast(sources, likeness, vectors, steps, args.rate, args.temperature, np.random.default_rng(seed))
        after[columns] += vectors / len(args.seeds)
    sample = next(one for one in pairs if one.name == "postings").right
    mixed = [*pairs[0].left[::4], *sample[::4]]
    after = whiten(after, bags(tokenizer, mixed, len(pieces), model["maxPieces"]), args.whiten)
    described = ", ".join(f"{len(one.left)} {one.name} × {one.weight}" for one in pairs)
    recipe = (
        f"contrasted: {described}; likeness to the teacher × {args.likeness}; {steps} steps, Adam {args.rate} falling to 0, temperature {args.temperature}, "
        f"whitened {args.whiten}, mean of seeds {args.seeds}"
    )
    write_model(args.out, pieces, after, model["maxPieces"], [*model["recipe"], recipe])


if __name__ == "__main__":
    main()
