"""ch12.p1i  Choose the schedule by name.    Chapter 12, the network class"""

import math


def learning_rate(schedule: str | None, initial: float, epoch: int, epochs: int) -> float:
    """The learning rate of ``epoch`` (0, 1, ..., epochs - 1) in a run of ``epochs`` epochs.

    schedule is one of
        None             initial in every epoch
        "step"           halved after every 200 epochs (epoch 200 is the first with initial / 2)
        "exponential"    initial * e^(-0.01 epoch)
        "cosine"         initial / 2 * (1 + cos(pi epoch / epochs))
        "warmup_cosine"  w = epochs // 10 epochs of warm-up with initial * (epoch + 1) / w, so that no epoch is wasted
                         with rate 0; then, from epoch w on, initial / 2 * (1 + cos(pi (epoch - w) / (epochs - w))).
                         Runs shorter than 10 epochs have no warm-up.
    Any other value raises ValueError, whatever the epoch. The unit of this selector is the epoch.

    Example: initial 0.01, 100 epochs, "warmup_cosine": epochs 0, 9, 10, 55 have 0.001, 0.01, 0.01, 0.005.
    """
    raise NotImplementedError("ch12.p1i")
