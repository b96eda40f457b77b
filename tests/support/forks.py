"""Asks a process that has imported everything already to run a command line.

A copy of this file named `socoledger`, beside the socket that `tests/support/forked.py` listens on,
is the program for shells, for git and for what git starts, at a tenth of its start. Nothing of the
project is imported here, and as little as may be of Python.
"""

import json
import os
import socket
import sys

SOCKET = "socket"


def ask(address: str, request: object, streams: list[int]) -> socket.socket:
    """Have it run with these streams; where its exit code will be said."""
    asked = socket.socket(socket.AF_UNIX)
    asked.connect(address)
    socket.send_fds(asked, [b"."], streams)
    asked.sendall(json.dumps(request).encode())
    asked.shutdown(socket.SHUT_WR)
    return asked


def code_of(asked: socket.socket) -> int:
    """The exit code, once it has ended; below zero it is a signal."""
    with asked:
        return int(asked.recv(8))


if __name__ == "__main__":
    _ADDRESS = os.path.join(os.path.dirname(__file__), SOCKET)  # noqa: PTH118, PTH120 - pathlib takes longer than all of this
    _REQUEST = [sys.argv[1:], os.getcwd(), dict(os.environ)]  # noqa: PTH109
    _CODE = code_of(ask(_ADDRESS, _REQUEST, [0, 1, 2]))
    sys.exit(_CODE if _CODE >= 0 else 128 - _CODE)
