"""Step 3 of the built-in model: titles of one occupation brought together, others apart.

usage: contrast.py --table FOLDER --out FOLDER --groups FILE ... [--keep 0.5]

Each FILE is tab-separated with a header: group, text. A step takes pairs of texts of one group; the other pairs of the
batch are the negatives, except those of the same group (InfoNCE: van den Oord, Li and Vinyals, 2018). The result is
averaged with the table before it (`--keep` is that table's share), which keeps more of the general meaning.
"""

import argparse
from collections import defaultdict

import numpy as np

from adam import Adam
from corpus import lines_of
from static_encoder import bags, tokenizer_for
from table import read_model, write_model


def grouped_texts(paths):
    groups = defaultdict(dict)
    for path in paths:
        lines = lines_of(path)
        next(lines)
        for line in lines:
            group, text, *_ = line.split("\t")
            groups[group][text.lower()] = None
    return [list(texts) for texts in groups.values() if len(texts) > 1]


def pairs_of(group, random):
    """Each text of a group beside another one of it: partner[i] is the row of text i's partner."""
    order = np.lexsort((random.random(len(group)), group))
    partner = np.empty(len(group), dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, np.diff(group[order]) > 0])
    for rows in np.split(order, starts[1:]):
        partner[rows] = np.roll(rows, 1)
    return partner


def softmax(logits):
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def through_unit(rows, length, gradient):
    """The gradient by a row before it was brought to unit length."""
    return (gradient - rows * (rows * gradient).sum(axis=1, keepdims=True)) / length


def contrast_step(left, right, groups, vectors, temperature):
    a, b = left @ vectors, right @ vectors
    length_a = np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-6)
    length_b = np.maximum(np.linalg.norm(b, axis=1, keepdims=True), 1e-6)
    a, b = a / length_a, b / length_b
    logits = a @ b.T / temperature
    same = groups[:, None] == groups[None, :]
    np.fill_diagonal(same, False)
    logits[same] = -1e9
    count = len(logits)
    forward, backward = softmax(logits), softmax(logits.T)
    loss = -np.log(np.maximum(np.diag(forward) * np.diag(backward), 1e-12)).mean() / 2
    slope = (forward + backward.T - 2 * np.eye(count, dtype=np.float32)) / (2 * count * temperature)
    slope = slope.astype(np.float32)
    gradient = left.T @ through_unit(a, length_a, slope @ b) + right.T @ through_unit(b, length_b, slope.T @ a)
    return float(loss), gradient


def contrast(bag, groups, vectors, epochs, batch, rate, temperature, random):
    adam = Adam(vectors, rate)
    for epoch in range(epochs):
        partner = pairs_of(groups, random)
        order = random.permutation(len(groups))
        losses = []
        for start in range(0, len(order) - batch + 1, batch):
            rows = order[start : start + batch]
            loss, gradient = contrast_step(bag[rows], bag[partner[rows]], groups[rows], vectors, temperature)
            adam.step(gradient)
            losses.append(loss)
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    return vectors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--table", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--groups", nargs="+", required=True)
    parser.add_argument("--keep", type=float, default=0.5)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    random = np.random.default_rng(args.seed)
    pieces, before, model = read_model(args.table)
    titles = grouped_texts(args.groups)
    groups = np.repeat(np.arange(len(titles)), [len(group) for group in titles])
    texts = [text for group in titles for text in group]
    print(f"{len(texts)} texts in {len(titles)} groups", flush=True)
    bag = bags(tokenizer_for(pieces), texts, len(pieces), model["maxPieces"])
    after = contrast(bag, groups, before.copy(), args.epochs, args.batch, args.rate, args.temperature, random)
    vectors = args.keep * before + (1 - args.keep) * after
    recipe = (
        f"contrasted: {len(texts)} texts in {len(titles)} groups, {args.epochs} epochs, batch {args.batch}, "
        f"Adam {args.rate}, temperature {args.temperature}, {args.keep} of the table before, seed {args.seed}"
    )
    write_model(args.out, pieces, vectors, model["maxPieces"], [*model["recipe"], recipe])


if __name__ == "__main__":
    main()
