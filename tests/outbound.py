"""Does a program reach for anything outside this laptop? Asked of the kernel in two ways.

`traced` follows every connect and send of a program and its children by strace. `packets_out`
plays it in a network of its own, whose only way out is an interface that counts what is sent.

A UDP `connect` sends nothing: it asks the kernel which address the laptop would be reached at
(`app/phones/lan.py`), so it is no attempt, as long as nothing is sent on that socket.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

_CALLS: Final = "connect,sendto,sendmsg,sendmmsg"
_AT: Final = re.compile(r'inet_addr\("([0-9.]+)"\)|inet_pton\(AF_INET6, "([0-9a-f:.]+)"')
_PEER: Final = re.compile(r"->\[?([0-9a-f:.]+?)\]?:\d+\]>")
_OWN: Final = re.compile(r"<\w+:\[\[?([0-9a-f:.]+?)\]?:\d+")
_HERE: Final = re.compile(r"127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$")
_OUT: Final = """set -e
ip link set lo up
ip link add out type veth peer name in
ip link set out arp off
for each in out in; do ip link set $each addrgenmode none; ip link set $each up; done
ip address add 10.9.8.7/24 dev out
ip route add default via 10.9.8.1
sent() { awk '$1 == "out:" { print $11 }' /proc/net/dev; }
before=$(sent)
"$@"
echo "$(($(sent) - before))" > "$SENT"
"""


def trace_command(to: Path) -> list[str]:
    """What stands before a command so that its attempts are written to a file; [] where strace
    cannot.
    """
    if not _can_trace():
        return []
    return ["strace", "-f", "-qq", "-yy", "--seccomp-bpf", "-o", str(to), "-e", f"trace={_CALLS}"]


def attempts(trace: str) -> list[str]:
    """The lines of a trace that reach for something outside this laptop."""
    return [line for line in trace.splitlines() if _is_outward(line)]


def _is_outward(line: str) -> bool:
    call = line.partition("(")[0].rpartition(" ")[2]
    if call not in _CALLS.split(","):
        return False
    socket = line.partition(",")[0]
    is_asking = call == "connect" and "<UDP" in socket
    told = [one or other for one, other in _AT.findall(line)]
    peers = told if call == "connect" else told + _PEER.findall(socket)
    own = _OWN.findall(socket)  # the laptop looks whether it is reached at its own address
    return not is_asking and any(not _HERE.match(each) and each not in own for each in peers)


def packets_out(command: Sequence[str], env: Mapping[str, str], folder: Path) -> int | None:
    """How many packets a command sends out of a network of its own; None where there is none."""
    if not _has_networks():
        return None
    sent = folder / "sent"
    script = ["unshare", "-rn", "sh", "-c", _OUT, "sh", *command]
    ended = subprocess.run(
        script, env={**env, "SENT": str(sent)}, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise AssertionError(ended.stderr[-2_000:])
    return int(sent.read_text())


@cache
def _can_trace() -> bool:
    command = ["strace", "--seccomp-bpf", "-fqq", "-o", "/dev/null", "-e", "trace=connect", "true"]
    found = bool(shutil.which("strace"))
    return found and not subprocess.run(command, capture_output=True, check=False).returncode


@cache
def _has_networks() -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    command = ["unshare", "-rn", "ip", "link", "add", "out", "type", "veth", "peer", "name", "in"]
    return not subprocess.run(command, capture_output=True, check=False).returncode
