def relu(Z):
    n, m = Z.shape
    out = []
    for i in range(n):
        row = []
        for j in range(m):
            if Z[i][j] > 0:
                row.append(float(Z[i][j]))
            else:
                row.append(0)
        out.append(row)
    return out
