"""Adam (Kingma and Ba, 2015) for one array, changed in place."""

import numpy as np


class Adam:
    def __init__(self, values, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.values, self.rate = values, rate
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        self.first = np.zeros_like(values)
        self.second = np.zeros_like(values)
        self.steps = 0

    def step(self, gradient):
        self.steps += 1
        self.first += (1 - self.beta1) * (gradient - self.first)
        self.second += (1 - self.beta2) * (gradient * gradient - self.second)
        rate = self.rate * np.sqrt(1 - self.beta2**self.steps) / (1 - self.beta1**self.steps)
        self.values -= rate * self.first / (np.sqrt(self.second) + self.epsilon)
