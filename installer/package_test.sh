#!/bin/sh
# `make package-test`: the .deb that `make package` made is installed, tried where there is no network
# but the laptop's own, and watched for attempts to reach anything else. As root it is installed as on
# a laptop and taken off again; else it is only unpacked.
set -eu
cd "$(dirname "$0")/.."
deb=$(ls build/package/*.deb)
work=$(mktemp -d)
# A home as people have them.
home="$work/Åse Møller's mappe"
mkdir -p "$home"
clean() {
    [ -z "${installed:-}" ] || dpkg -r bordrunde >/dev/null
    rm -rf "$work"
}
trap clean EXIT

if [ "$(id -u)" = 0 ]; then
    dpkg -i "$deb" >/dev/null
    installed=yes
    program=/usr/bin/bordrunde
else
    dpkg-deb -x "$deb" "$work/root"
    program="$work/root/usr/bin/bordrunde"
fi
"$program" --version

cat >"$work/alone.sh" <<'EOF'
ip link set lo up
exec "$@"
EOF
calls=connect,sendto,sendmsg,sendmmsg
watch="strace -f -qq -yy --seccomp-bpf -o $work/trace -e trace=$calls"
$watch true 2>/dev/null || watch=""
# shellcheck disable=SC2086 -- the watch is several words
env -i PATH="$PATH" HOME="$home" LANG=C.UTF-8 unshare -rn sh "$work/alone.sh" $watch \
    "$program" --lang en --self-test
[ -n "$watch" ] || { echo "strace is not here, so attempts were not looked for."; exit 0; }
.venv/bin/python - "$work/trace" <<'EOF'
import sys
from pathlib import Path

from tests.outbound import attempts

found = attempts(Path(sys.argv[1]).read_text(errors="replace"))
print("\n".join(found) or "Nothing reached for anything outside the laptop.")
sys.exit(bool(found))
EOF
