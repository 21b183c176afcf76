"""The built-in model's files: model.json, vocabulary.txt (one piece a line), weights.bin.

weights.bin is little-endian: one float32 scale per piece, then one row of int8 per piece. A piece's vector is
scale * row, with its weight in the mean folded into the scale.
"""

import hashlib
import json
from pathlib import Path

import numpy as np

FORMAT = 1


def quantise(vectors):
    scales = np.abs(vectors).max(axis=1) / 127
    safe = np.where(scales > 0, scales, 1)
    rows = np.rint(vectors / safe[:, None]).astype(np.int8)
    return scales.astype("<f4"), rows


def write_model(folder, pieces, vectors, max_pieces, recipe):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    scales, rows = quantise(vectors)
    weights = scales.tobytes() + rows.tobytes()
    vocabulary = ("\n".join(pieces) + "\n").encode("utf-8")
    (folder / "weights.bin").write_bytes(weights)
    (folder / "vocabulary.txt").write_bytes(vocabulary)
    model = {
        "format": FORMAT,
        "pieces": len(pieces),
        "dims": int(vectors.shape[1]),
        "maxPieces": max_pieces,
        "weightsSha256": hashlib.sha256(weights).hexdigest(),
        "vocabularySha256": hashlib.sha256(vocabulary).hexdigest(),
        "recipe": recipe,
    }
    (folder / "model.json").write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


def read_model(folder):
    """(pieces, vectors as float32, model.json)"""
    folder = Path(folder)
    model = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
    raw = (folder / "weights.bin").read_bytes()
    count, dims = model["pieces"], model["dims"]
    scales = np.frombuffer(raw, "<f4", count)
    rows = np.frombuffer(raw, np.int8, count * dims, offset=4 * count).reshape(count, dims)
    return pieces, scales[:, None] * rows.astype(np.float32), model
