"""Learning-rate schedules against PyTorch's."""

from __future__ import annotations

import math
from typing import Any

import pytest
from tests.oracles.independent import close, exercise, part


def rates(torch: Any, schedule: str, first: float, steps: int, **settings: Any) -> list[float]:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=first)
    scheduler = getattr(torch.optim.lr_scheduler, schedule)(optimizer, **settings)
    found = []
    for _ in range(steps):
        found.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    return found


def test_four_schedules_are_pytorchs(torch: Any) -> None:
    step, exponential = exercise("ch12.t15"), part("ch12.t15", "exponential_decay")
    cosine, warmup = part("ch12.t15", "cosine_annealing"), part("ch12.t15", "linear_warmup")
    close([step(t, 0.3, 0.4, 7) for t in range(30)], rates(torch, "StepLR", 0.3, 30, step_size=7, gamma=0.4))
    theirs = rates(torch, "ExponentialLR", 0.3, 30, gamma=math.exp(-0.07))
    close([exponential(t, 0.3, 0.07) for t in range(30)], theirs)
    theirs = rates(torch, "CosineAnnealingLR", 0.3, 30, T_max=29, eta_min=0.02)  # turns up again after T_max
    close([cosine(t, 0.3, 0.02, 29) for t in range(30)], theirs)
    theirs = rates(torch, "LinearLR", 0.3, 30, start_factor=1e-200, end_factor=1.0, total_iters=12)
    close([warmup(t, 0.3, 12) for t in range(30)], theirs)


@pytest.mark.parametrize("name", ["warmup_cosine", "warmup_cosine_no_idle_step"])
def test_warm_up_and_cosine_are_pytorchs_line_and_cosine(torch: Any, name: str) -> None:
    idle = name == "warmup_cosine"
    start, line = (1e-200, 8) if idle else (1 / 8, 7)
    rising = rates(torch, "LinearLR", 0.3, 8, start_factor=start, end_factor=1.0, total_iters=line)
    falling = rates(torch, "CosineAnnealingLR", 0.3, 23, T_max=22, eta_min=0.01)
    close([part("ch12.e14", name)(t, 0.3, 8, 30, 0.01) for t in range(31)], [*rising, *falling])


def test_the_selected_schedules_are_pytorchs(torch: Any) -> None:
    select = exercise("ch12.p1i")
    rising = rates(torch, "LinearLR", 0.2, 4, start_factor=1 / 4, end_factor=1.0, total_iters=3)
    falling = rates(torch, "CosineAnnealingLR", 0.2, 36, T_max=36)
    close([select("warmup_cosine", 0.2, epoch, 40) for epoch in range(40)], [*rising, *falling])
    theirs = rates(torch, "CosineAnnealingLR", 0.2, 40, T_max=40)
    close([select("cosine", 0.2, epoch, 40) for epoch in range(40)], theirs)
    theirs = rates(torch, "StepLR", 0.2, 500, step_size=200, gamma=0.5)
    close([select("step", 0.2, epoch, 500) for epoch in range(500)], theirs)


def test_the_schedule_of_the_training_loops_has_a_floor_that_is_a_fraction(torch: Any) -> None:
    falling = rates(torch, "CosineAnnealingLR", 0.2, 21, T_max=20, eta_min=0.05 * 0.2)
    rising = rates(torch, "LinearLR", 0.2, 5, start_factor=1 / 5, end_factor=1.0, total_iters=4)
    close([part("ch12.p3", "rate_at")(t, 25, 5, 0.2, 0.05) for t in range(26)], [*rising, *falling])
    close([part("ch12.p3t", "rate_at")(t, 25, 5, 0.2, 0.05) for t in range(26)], [*rising, *falling])
