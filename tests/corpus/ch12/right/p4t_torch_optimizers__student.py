import copy
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam", "adamw")


class Net(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = nn.ParameterDict({k: nn.Parameter(torch.tensor(v, dtype=torch.float64)) for k, v in p.items()})

    def forward(self, X):
        h = torch.tanh(F.linear(X, self.p["W1"], self.p["b1"]))
        return F.linear(h, self.p["W2"], self.p["b2"]).squeeze(-1)


def loss(parameters, X, y):
    with torch.no_grad():
        return F.mse_loss(Net(parameters)(torch.tensor(X)), torch.tensor(y)).item() / 2


def run(name, X, y, start, steps, learning_rate):
    net = Net(copy.deepcopy(start))
    lr = learning_rate
    if name == "sgd":
        opt = torch.optim.SGD(net.parameters(), lr=lr)
    elif name == "heavy ball":
        opt = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    elif name == "ema":
        opt = torch.optim.SGD(net.parameters(), lr=lr / 10, momentum=0.9)
    elif name == "rmsprop":
        opt = torch.optim.RMSprop(net.parameters(), lr=lr, alpha=0.9)
    elif name == "adam":
        opt = torch.optim.Adam(net.parameters(), lr=lr)
    else:
        opt = torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=0.1)
    X, y = torch.tensor(X), torch.tensor(y)
    for _ in range(steps):
        opt.zero_grad()
        l = F.mse_loss(net(X), y) / 2
        l.backward()
        opt.step()
    return {k: v.detach().numpy() for k, v in net.p.items()}


def compare(data, starts, steps, grid):
    table = {}
    for name in NAMES:
        best_val = math.inf
        for r in grid:
            lr = r * 10 if name == "ema" else r
            finals = [run(name, data["train"][0], data["train"][1], s, steps, lr) for s in starts]
            val = sum(loss(f, *data["val"]) for f in finals) / len(starts)
            if val < best_val:
                best_val = val
                table[name] = {
                    "rate": lr,
                    "val": val,
                    "test": sum(loss(f, *data["test"]) for f in finals) / len(starts),
                    "gradients": steps * len(starts) * len(grid),
                }
    return table
