def accuracy(predictions, labels):
    p, y = predictions.reshape(-1).tolist(), labels.reshape(-1).tolist()
    hits = [a == b for a, b in zip(p, y, strict=True)]
    return hits.count(True) * 100 / len(hits)
