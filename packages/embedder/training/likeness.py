"""Keeps the table's likenesses near the teacher's while it learns other things.

For a batch of texts, each text's cosines with the others become a distribution (softmax, at each side's own temperature); the loss
is the Kullback-Leibler divergence of the table's from the teacher's (relational distillation: Park, Kim, Lu and Cho, 2019,
is the idea; the divergence is that of Hinton, Vinyals and Dean, 2015). Only likenesses count, so the table may turn its space.
"""

import numpy as np

from static_encoder import through_unit, unit_and_length


def softmax(logits):
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def distribution(rows, temperature):
    """How like each row is the others; not to itself."""
    logits = rows @ rows.T / temperature
    np.fill_diagonal(logits, -1e9)
    return softmax(logits)


class Likeness:
    """Batches of the texts that the table was fitted to. `targets`: the teacher's vectors of them, unit length."""

    def __init__(self, bag, targets, weight, batch=1024, temperature=0.1, teacher_temperature=0.05):
        self.bag, self.targets, self.weight, self.size = bag, targets, weight, batch
        self.temperature, self.teacher_temperature = temperature, teacher_temperature

    def step(self, vectors, random):
        """The divergence, and its gradient by the table, weighted."""
        rows = random.integers(0, len(self.targets), self.size)
        bag = self.bag[rows]
        ours, length = unit_and_length(bag @ vectors)
        wanted = distribution(self.targets[rows].astype(np.float32), self.teacher_temperature)
        had = distribution(ours, self.temperature)
        divergence = (wanted * (np.log(wanted + 1e-12) - np.log(had + 1e-12))).sum(axis=1).mean()
        slope = (had - wanted) / (self.size * self.temperature)
        return float(divergence), self.weight * (bag.T @ through_unit(ours, length, (slope + slope.T) @ ours))
