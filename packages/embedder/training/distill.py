"""Step 1 of the built-in model: a table of word-piece vectors out of a transformer.

usage: distill.py --teacher FOLDER --out FOLDER [--corpus FILE ...] [--dims 256]

Each piece of the teacher's vocabulary goes through the whole model as "[CLS] piece [SEP]". The rows are centred, reduced
by PCA, brought to unit length and weighted by a / (a + p) (smooth inverse frequency: Arora, Liang and Ma, "A Simple but
Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017). p is half the share of the piece in the corpus, half Zipf's
law over the vocabulary's order, which follows frequency in general text: so that common words of other languages, absent
from the corpus, do not count as rare.
"""

import argparse

import numpy as np

from corpus import count_pieces
from static_encoder import unit
from table import write_model
from teacher import MAX_PIECES, Teacher


def kept_pieces(pieces):
    """All but the special and the unused ones: nothing in a text becomes those."""
    return [i for i, piece in enumerate(pieces) if not (len(piece) > 2 and piece[0] == "[" and piece[-1] == "]")]


def reduce(rows, dims):
    centred = (rows - rows.mean(axis=0)).astype(np.float64)
    values, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, np.argsort(-values)[:dims]]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(dims)])  # eigenvectors have no sign: fix one
    return (centred @ axes).astype(np.float32)


def probabilities(counts):
    zipf = 1 / np.arange(1, len(counts) + 1)
    zipf /= zipf.sum()
    if counts.sum() == 0:
        return zipf
    smooth = counts + 0.5
    return 0.5 * smooth / smooth.sum() + 0.5 * zipf


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--teacher", required=True, help="folder with onnx/model.onnx (fp32) and tokenizer.json")
    parser.add_argument("--out", required=True)
    parser.add_argument("--corpus", nargs="*", default=[], help="text, .jsonl or .tsv, each also .gz")
    parser.add_argument("--dims", type=int, default=256)
    parser.add_argument("--pooling", choices=("token", "mean"), default="token")
    parser.add_argument("--a", type=float, default=3e-4)
    args = parser.parse_args()

    teacher = Teacher(args.teacher)
    kept = kept_pieces(teacher.pieces)
    vectors = unit(reduce(teacher.embed_pieces(kept, args.pooling), args.dims))
    teacher.tokenizer.no_truncation()
    counts = count_pieces(teacher.tokenizer, args.corpus, len(teacher.pieces))[kept]
    p = probabilities(counts)
    vectors *= (args.a / (args.a + p))[:, None]
    recipe = [f"distilled: {args.pooling} position, PCA {args.dims}, unit rows, SIF a {args.a}, {counts.sum()} pieces counted"]
    write_model(args.out, [teacher.pieces[i] for i in kept], vectors.astype(np.float32), MAX_PIECES, recipe)
    print(recipe[0])


if __name__ == "__main__":
    main()
