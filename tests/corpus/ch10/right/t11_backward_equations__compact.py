import numpy as np
def output_dA(A, Y): return (A - Y) / (A * (1 - A))
def layer_dZ(dA, slope): return dA * slope
def layer_dW(dZ, A_prev): return np.einsum("im,jm->ij", dZ, A_prev) / dZ.shape[1]
def layer_db(dZ): return dZ @ np.full((dZ.shape[1], 1), 1 / dZ.shape[1])
def layer_dA_prev(W, dZ): return (dZ.T @ W).T
