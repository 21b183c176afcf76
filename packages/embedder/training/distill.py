"""Step 1 of the built-in model: a table of word-piece vectors out of a transformer.

usage: distill.py --teacher FOLDER --out FOLDER --skills FOLDER [--corpus FILE ...] [--words N] [--dims 256]

Each piece of the teacher's vocabulary goes through the whole model as "[CLS] piece [SEP]"; so do words of skills, and the
commonest others, that it has no piece for, with all their pieces, of which the mean is taken. The rows are centred, reduced
by PCA, brought to unit length and weighted by a / (a + p) (smooth inverse frequency: Arora, Liang and Ma, "A Simple but
Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017). p is half the share of the piece in the corpus, half Zipf's
law over the vocabulary's order, which follows frequency in general text: so that common words of other languages, absent
from the corpus, do not count as rare.
"""

import argparse
from pathlib import Path

import numpy as np

from corpus import count_pieces
from static_encoder import tokenizer_for, unit
from table import write_model
from teacher import MAX_PIECES, Teacher
from words import whole_words


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
    parser.add_argument("--skills", required=True, help="folder of the tables (.ts) of skills")
    parser.add_argument("--words", type=int, default=3000, help="so many words of the tables get a vector of their own, beside those of skills")
    parser.add_argument("--least", type=int, default=10, help="those that the tables have so often")
    parser.add_argument("--dims", type=int, default=256)
    parser.add_argument("--a", type=float, default=3e-4)
    args = parser.parse_args()

    teacher = Teacher(args.teacher)
    kept = kept_pieces(teacher.pieces)
    teacher.tokenizer.no_truncation()

    def spell(word):
        return teacher.tokenizer.encode(word, add_special_tokens=False).ids

    words = whole_words(spell, Path(args.skills), args.corpus, args.words, args.least)
    spelled = [*([i] for i in kept), *(spell(word) for word in words)]
    pieces = [*(teacher.pieces[i] for i in kept), *words]
    vectors = unit(reduce(teacher.embed_words(spelled), args.dims))
    counts = count_pieces(tokenizer_for(pieces), args.corpus, 1 + len(pieces))[1:]
    p = probabilities(counts)
    vectors *= (args.a / (args.a + p))[:, None]
    recipe = [
        f"distilled: token position, {len(words)} whole words, PCA {args.dims}, unit rows, SIF a {args.a}, {counts.sum()} pieces counted"
    ]
    write_model(args.out, pieces, vectors.astype(np.float32), MAX_PIECES, recipe)
    print(recipe[0])


if __name__ == "__main__":
    main()
