"""The teacher: a BERT-like ONNX sentence encoder and its word pieces, read from a model folder."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

MAX_PIECES = 256  # what sentence-transformers reads of a text with this model, the special pieces included


class Teacher:
    def __init__(self, folder):
        folder = Path(folder)
        self.session = onnxruntime.InferenceSession(str(folder / "onnx" / "model.onnx"))
        self.inputs = {i.name for i in self.session.get_inputs()}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_PIECES)
        vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        self.pieces = sorted(vocabulary, key=vocabulary.get)
        self.id_of = vocabulary

    def hidden(self, ids, mask):
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        return self.session.run(None, {name: feed[name] for name in self.inputs})[0]

    def embed_words(self, spelled, batch=512):
        """One row per word (the numbers of its pieces): [CLS] pieces [SEP] through the model, the mean of the pieces' own positions."""
        order = sorted(range(len(spelled)), key=lambda i: len(spelled[i]))
        rows = None
        for start in range(0, len(order), batch):
            part = order[start : start + batch]
            width = 2 + max(len(spelled[i]) for i in part)
            ids, mask = np.zeros((len(part), width), dtype=np.int64), np.zeros((len(part), width), dtype=np.int64)
            own = np.zeros((len(part), width, 1), dtype=np.float32)
            for row, i in enumerate(part):
                count = len(spelled[i])
                ids[row, : count + 2] = [self.id_of["[CLS]"], *spelled[i], self.id_of["[SEP]"]]
                mask[row, : count + 2] = 1
                own[row, 1 : count + 1] = 1 / count
            mean = (self.hidden(ids, mask) * own).sum(axis=1)
            if rows is None:
                rows = np.zeros((len(spelled), mean.shape[1]), dtype=np.float32)
            rows[part] = mean
        return rows

    def embed_texts(self, texts, batch=64):
        """Unit-length mean-pooled vectors, as the model is meant to be used."""
        encoded = [e.ids for e in self.tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(encoded)), key=lambda i: (len(encoded[i]), i))
        out = None
        for start in range(0, len(order), batch):
            part = order[start : start + batch]
            width = max(len(encoded[i]) for i in part)
            ids = np.zeros((len(part), width), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(part):
                ids[row, : len(encoded[i])] = encoded[i]
                mask[row, : len(encoded[i])] = 1
            hidden = self.hidden(ids, mask) * mask[:, :, None]
            pooled = hidden.sum(axis=1) / mask.sum(axis=1, keepdims=True)
            pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
            if out is None:
                out = np.zeros((len(encoded), pooled.shape[1]), dtype=np.float32)
            out[part] = pooled
        return out
