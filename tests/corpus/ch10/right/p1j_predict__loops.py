def predict(AL):
    n, m = AL.shape
    if n == 1:
        row = []
        for j in range(m):
            row.append(1 if AL[0, j] > 0.5 else 0)
        return [row]
    labels = []
    for j in range(m):
        best = 0
        for k in range(n):
            if AL[k, j] > AL[best, j]:
                best = k
        labels.append(best)
    return labels
