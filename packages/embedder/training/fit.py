"""Step 2 of the built-in model: the distilled table, fitted to what the teacher makes of whole texts.

usage: fit.py --teacher FOLDER --table FOLDER --out FOLDER --corpus FILE ...

Texts: titles and table cells as they are, and windows of 10 to 40 words out of longer texts. The teacher's vectors are
brought to the table's dimensions by PCA (uncentred, so that cosines stay), the table is turned towards them by least
squares, then each piece's vector is trained with Adam to lower 1 - cosine(student, teacher). A piece that occurs n times
in the texts keeps prior / (n + prior) of its distilled vector: a few texts teach little, and pieces that never occur
(other languages, places) must not lose weight beside those that do.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np

from adam import Adam
from corpus import texts_of
from static_encoder import bags, tokenizer_for, unit
from table import read_model, write_model
from teacher import Teacher

LONG = 45  # words; what is longer is cut into windows


def training_texts(paths, windows_per_text, random):
    seen = {}
    for path in paths:
        for text in texts_of(path):
            words = text.split()
            if len(words) <= LONG:
                if any(c.isalpha() for c in text):
                    seen[" ".join(words)] = None
                continue
            for _ in range(windows_per_text):
                length = int(random.integers(10, 41))
                start = int(random.integers(0, len(words) - length))
                seen[" ".join(words[start : start + length])] = None
    return list(seen)


def targets_file(folder):
    return Path(folder) / "targets.npz"


def read_targets(folder):
    """(texts, the teacher's vectors of them) that the table in the folder was fitted to."""
    saved = np.load(targets_file(folder))
    return saved["texts"].tobytes().decode().split("\0"), saved["targets"]


def teacher_targets(teacher, texts, folder):
    """The teacher's vectors, rounded to half precision, and kept in the folder between runs: they take most of the time."""
    file = targets_file(folder)
    model = Path(teacher) / "onnx" / "model.onnx"
    joined = "\0".join(texts).encode()
    digest = hashlib.sha256(model.read_bytes() + joined).hexdigest()
    if file.exists():
        saved = np.load(file)
        if saved["of"] == digest:
            return saved["targets"].astype(np.float32)
    targets = Teacher(teacher).embed_texts(texts).astype(np.float16)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, targets=targets, texts=np.frombuffer(joined, dtype=np.uint8), of=digest)
    return targets.astype(np.float32)


def project(targets, dims):
    values, axes = np.linalg.eigh(targets.T.astype(np.float64) @ targets)
    return unit(targets @ axes[:, np.argsort(-values)[:dims]].astype(np.float32))


def cosine_step(bag, vectors, target):
    """The mean cosine, and the gradient of 1 - it by the table."""
    rows = bag @ vectors
    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    rows /= length
    cosine = (rows * target).sum(axis=1, keepdims=True)
    gradient = (rows * cosine - target) / length / len(rows)
    return float(cosine.mean()), bag.T @ gradient


def fit(bag, target, vectors, epochs, batch, rate, random):
    adam = Adam(vectors, rate)
    held = len(target) // 50
    order = random.permutation(len(target))
    test, train = order[:held], order[held:]
    for epoch in range(epochs):
        adam.rate = rate * (1 - epoch / epochs)
        random.shuffle(train)
        seen = []
        for start in range(0, len(train), batch):
            part = train[start : start + batch]
            cosine, gradient = cosine_step(bag[part], vectors, target[part])
            adam.step(gradient)
            seen.append(cosine)
        unseen, _ = cosine_step(bag[test], vectors, target[test])
        print(f"epoch {epoch + 1}: cosine with the teacher {np.mean(seen):.4f}, on unseen texts {unseen:.4f}", flush=True)
    return vectors


def blend(before, after, counts, prior):
    """The trained table, back at the distilled one's scale, and rare pieces drawn back to their distilled vectors."""
    seen = counts > 0
    growth = np.median(np.linalg.norm(after[seen], axis=1) / np.linalg.norm(before[seen], axis=1))
    share = (counts / (counts + prior))[:, None].astype(np.float32)
    return before * (1 - share) + after / growth * share


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--table", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--corpus", nargs="+", required=True)
    parser.add_argument("--windows", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--prior", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    random = np.random.default_rng(args.seed)
    pieces, vectors, model = read_model(args.table)
    texts = training_texts(args.corpus, args.windows, random)
    print(f"{len(texts)} texts", flush=True)
    target = project(teacher_targets(args.teacher, texts, args.out), model["dims"])
    bag = bags(tokenizer_for(pieces), texts, len(pieces), model["maxPieces"])
    turn, *_ = np.linalg.lstsq(unit(bag @ vectors), target, rcond=None)
    turned = vectors @ turn
    trained = fit(bag, target, turned.copy(), args.epochs, args.batch, args.rate, random)
    counts = np.asarray(bag.sum(axis=0)).ravel()
    vectors = blend(turned, trained, counts, args.prior)
    recipe = (
        f"fitted: {len(texts)} texts, {args.epochs} epochs, batch {args.batch}, Adam {args.rate}, "
        f"prior {args.prior}, seed {args.seed}"
    )
    write_model(args.out, pieces, vectors, model["maxPieces"], [*model["recipe"], recipe])


if __name__ == "__main__":
    main()
