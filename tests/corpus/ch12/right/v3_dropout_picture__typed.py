def layer():
    return {"keep 0.5": [4, 0, 12, 16], "rate 0.2": [2.5, 0, 7.5, 10], "inference": [2, 4, 6, 8],
            "backward": [6, 0, -2, 10], "average": [2, 4, 6, 8]}
