def accuracy(predictions, labels):
    right = 0
    wanted = labels.reshape(-1).tolist()
    for p, y in zip(predictions.reshape(-1).tolist(), wanted):
        if p == y:
            right += 1
    return 100 * right / len(wanted)
