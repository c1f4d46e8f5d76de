"""Frames to and from a worker, with a deadline on every byte.

    frame = u32 length | message; an announced length is checked before anything is allocated for it

Depends on: the standard library.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

_U32 = struct.Struct("<I")
_AHEAD = 1 << 20  # how far the thread of a pipe may read ahead


class Expired(Exception):
    """The time of this request is used up; the argument says which: "cpu", "wall" or "total"."""


class TooLarge(Exception):
    """The worker announced a message of this many bytes, which is more than allowed."""


class Clock:
    """How long one worker may still be waited for.

    cpu     : the worker's CPU seconds so far, or None where the platform cannot tell.
    queued  : seconds that it was ready to run but had no processor; an overloaded machine is not the learner's fault.
    """

    __slots__ = ("call", "cpu", "cpu_from", "deadline", "looks", "queued", "queued_from", "total_at")

    def __init__(
        self, cpu: Callable[[], float] | None, queued: Callable[[], float], *, call: float, wall: float, total: float
    ) -> None:
        self.cpu = cpu
        self.queued = queued
        self.call = call
        self.cpu_from = cpu() if cpu is not None else 0.0
        self.looks = 0
        self.queued_from = 0.0
        now = time.monotonic()
        self.total_at = now + total
        self.deadline = min(now + wall, self.total_at)

    def paused(self, seconds: float, cpu: float) -> None:
        """Leave out what the trusted side itself took, and the worker's CPU time on its behalf."""
        self.deadline += seconds
        self.cpu_from += cpu

    def wait(self) -> float:
        """Seconds until the next look at this clock; raises Expired."""
        now = time.monotonic()
        self.looks += 1
        if self.looks == 2:  # the first wait of a request is nearly always the last: it measures nothing
            self.queued_from = self.queued()
        left = self.deadline - now
        if left <= 0 and self.looks > 2:  # asked only now: a request with callbacks waits hundreds of times
            left += self.queued() - self.queued_from
        if left <= 0:
            raise Expired("total" if now >= self.total_at else "wall")
        if self.cpu is None or self.looks == 1:
            return min(left, self.call) if self.cpu is not None else left
        used = self.cpu() - self.cpu_from
        if used >= self.call:
            raise Expired("cpu")
        return min(left, max(0.02, self.call - used))


class Channel(Protocol):
    """Two-way frames."""

    def send(self, parts: list[Any], clock: Clock) -> None:
        """Send one message."""

    def receive(self, limit: int, clock: Clock) -> bytearray:
        """The next message; raises EOFError, Expired, TooLarge."""

    def close(self) -> None:
        """Let go of the descriptors."""


class SocketChannel:
    """Frames over a non-blocking socket."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._socket = connection
        self._buffer = bytearray(1 << 16)
        self._view = memoryview(self._buffer)
        self._start = self._end = 0
        self._incoming = select.poll()
        self._incoming.register(connection, select.POLLIN)

    def send(self, parts: list[Any], clock: Clock) -> None:
        """Send one message."""
        total = sum(map(len, parts))
        parts.insert(0, _U32.pack(total))
        done = 0
        with contextlib.suppress(BlockingIOError):
            done = self._socket.sendmsg(parts[:1000])
        if done == total + 4:
            return
        rest = memoryview(b"".join(parts))[done:]
        outgoing = select.poll()
        outgoing.register(self._socket, select.POLLOUT)
        while len(rest):
            outgoing.poll(clock.wait() * 1000 + 1)
            with contextlib.suppress(BlockingIOError):
                rest = rest[self._socket.send(rest) :]

    def receive(self, limit: int, clock: Clock) -> bytearray:
        """The next message; raises EOFError, Expired, TooLarge."""
        while self._end - self._start < 4:
            if self._start:
                self._buffer[: self._end - self._start] = self._buffer[self._start : self._end]
                self._start, self._end = 0, self._end - self._start
            self._end += self._some(self._view[self._end :], clock)
        (size,) = _U32.unpack_from(self._buffer, self._start)
        if size > limit:
            raise TooLarge(size)
        body = bytearray(size)
        have = min(size, self._end - self._start - 4)
        body[:have] = self._view[self._start + 4 : self._start + 4 + have]
        self._start += 4 + have
        if self._start == self._end:
            self._start = self._end = 0
        rest = memoryview(body)[have:]
        while len(rest):
            rest = rest[self._some(rest, clock) :]
        return body

    def _some(self, view: memoryview, clock: Clock) -> int:
        while True:
            try:
                count = self._socket.recv_into(view)
            except BlockingIOError:
                self._incoming.poll(clock.wait() * 1000 + 1)
                continue
            if not count:
                raise EOFError
            return count

    def close(self) -> None:
        """Let go of the socket."""
        self._socket.close()


class PipeChannel:
    """Frames over two pipes, for systems on which a pipe cannot be polled: a thread for each direction."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._changed = threading.Condition()
        self._arrived = bytearray()
        self._ended = False
        self._waiting: list[bytes] = []
        self._closing = False
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._read, self._write)]
        for thread in self._threads:
            thread.start()

    def send(self, parts: list[Any], clock: Clock) -> None:
        """Hand one message to the thread that writes."""
        with self._changed:
            self._waiting.append(b"".join([_U32.pack(sum(map(len, parts))), *parts]))
            self._changed.notify_all()

    def receive(self, limit: int, clock: Clock) -> bytearray:
        """The next message; raises EOFError, Expired, TooLarge."""
        (size,) = _U32.unpack(self._take(4, clock))
        if size > limit:
            raise TooLarge(size)
        return self._take(size, clock)

    def _take(self, size: int, clock: Clock) -> bytearray:
        taken = bytearray()
        while True:
            with self._changed:
                if self._arrived:
                    need = size - len(taken)
                    taken += self._arrived[:need]
                    del self._arrived[:need]
                    self._changed.notify_all()
                if len(taken) == size:
                    return taken
                if not self._arrived:
                    if self._ended:
                        raise EOFError
                    self._changed.wait(clock.wait())

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._incoming, 1 << 16)
            except OSError:
                data = b""
            with self._changed:
                self._arrived += data
                self._ended = self._ended or not data
                self._changed.notify_all()
                if not data:
                    return
                while len(self._arrived) > _AHEAD and not self._closing:
                    self._changed.wait()

    def _write(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if self._closing:
                    return
                data = memoryview(self._waiting.pop(0))
            try:
                while len(data):
                    data = data[os.write(self._outgoing, data[: 1 << 16]) :]
            except OSError:  # the worker has gone; the reader tells
                return

    def close(self) -> None:
        """End both threads; the worker is dead by now, so neither waits for it."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(2)
        for descriptor in (self._incoming, self._outgoing):
            with contextlib.suppress(OSError):
                os.close(descriptor)
