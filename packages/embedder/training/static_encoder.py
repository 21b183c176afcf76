"""The built-in encoder in numpy, for training and evaluation: the same result as the one in TypeScript."""

import numpy as np
from scipy.sparse import csr_matrix
from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers


def is_signed(piece):
    """A word with signs in it, such as "c#", ".net" or "node.js", which BERT would cut at them."""
    return not piece.startswith("##") and any(sign in piece for sign in "#+.") and any(map(str.isalnum, piece))


def tokenizer_for(pieces):
    """A BERT (uncased) tokenizer over our own vocabulary, signed words whole; id 0 is [UNK], id i + 1 is pieces[i]."""
    vocabulary = {"[UNK]": 0, **{piece: i + 1 for i, piece in enumerate(pieces)}}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_tokens([AddedToken(piece, single_word=True) for piece in pieces if is_signed(piece)])
    return tokenizer


def bags(tokenizer, texts, size, max_pieces):
    """texts x pieces, how often each piece occurs in the first `max_pieces - 2` of a text."""
    columns, starts = [], [0]
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        ids = [i - 1 for i in encoding.ids[: max_pieces - 2] if i > 0]
        columns.extend(ids)
        starts.append(len(columns))
    data = np.ones(len(columns), dtype=np.float32)
    matrix = csr_matrix((data, np.array(columns, dtype=np.int32), np.array(starts)), shape=(len(starts) - 1, size))
    matrix.sum_duplicates()
    return matrix


def unit(rows):
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length > 0, length, 1)


def unit_and_length(rows):
    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows / length, length


def through_unit(rows, length, gradient):
    """The gradient by a row before it was brought to unit length."""
    return (gradient - rows * (rows * gradient).sum(axis=1, keepdims=True)) / length


def encode(bag, vectors):
    return unit(bag @ vectors)


def table_encoder(pieces, vectors, max_pieces):
    """A function from texts to unit rows."""
    tokenizer = tokenizer_for(pieces)
    return lambda texts: encode(bags(tokenizer, texts, len(pieces), max_pieces), vectors)
