#!/bin/sh
# Makes a checkout ready: `installer/setup.sh run|test|package`. Called by the Makefile.
#
# On Debian it installs by apt what Qt, the browser tests and the pictures need, as root or with sudo;
# where neither is possible it prints the one line to type. On every other system it only makes the
# virtual environment. A second run finds nothing to do and is quick.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}

# What Qt's wheels expect of the system: first to draw at all, then to open windows under X11.
drawing="libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0"
windows="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
# The browser that votes in the tests, what turns PDF pages into text and pictures, a plain font, and
# the message bus by which a desktop is asked to stay awake.
testing="chromium libatomic1 poppler-utils fonts-dejavu-core dbus-daemon"
# What takes a package apart and together, and looks at what it does.
packing="binutils xz-utils iproute2 strace"

system_packages() {
    grep -q '^ID=debian' "${OS_RELEASE:-/etc/os-release}" 2>/dev/null || return 0
    wanted="$drawing $windows"
    [ "$purpose" = test ] && wanted="$wanted $testing"
    [ "$purpose" = package ] && wanted="$wanted $packing"
    missing=""
    for package in $wanted; do
        # Newer releases carry some under another name (libglib2.0-0t64) that provides this one.
        dpkg-query -W -f '${db:Status-Status}\n' "$package" "${package}t64" 2>/dev/null |
            grep -q '^installed' || missing="$missing $package"
    done
    [ -z "$missing" ] || install_packages $missing
}

install_packages() {
    line="apt-get install -y --no-install-recommends $*"
    echo "Installing what the system lacks: $*"
    if [ "$(id -u)" = 0 ]; then
        as=""
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as="sudo"
    else
        echo "Bordrunde needs these packages. Please type this line once, then try again:" >&2
        echo "    su -c 'apt-get update && $line'" >&2
        exit 1
    fi
    # The package lists of a fresh system are empty; those of an old one may be out of date.
    $as env DEBIAN_FRONTEND=noninteractive $line >/dev/null 2>&1 || {
        $as apt-get update -qq
        $as env DEBIAN_FRONTEND=noninteractive $line >/dev/null
    }
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
        [ -n "$name" ] && new_enough "$name" && echo "$name" && return 0
    done
    return 1
}

# uv: the one in the environment, else the system's, else fetched into the environment by pip.
find_uv() {
    if [ -x .venv/bin/uv ]; then
        echo .venv/bin/uv
    elif command -v uv >/dev/null 2>&1; then
        command -v uv
    fi
}

environment() {
    # A folder that was moved or copied has an environment whose Python is not there.
    new_enough .venv/bin/python || rm -rf .venv
    uv=$(find_uv)
    if [ ! -x .venv/bin/python ]; then
        if python=$(find_python); then
            "$python" -m venv --without-pip .venv
        elif [ -n "$uv" ]; then
            "$uv" venv --python '>=3.11' .venv # uv brings a Python of its own
        else
            echo "Bordrunde needs Python 3.11 or newer (https://www.python.org/downloads/)." >&2
            exit 1
        fi
    fi
    if [ -z "$uv" ]; then
        "$(find_python)" -m pip --quiet --python .venv/bin/python install 'uv>=0.9' || {
            echo "Bordrunde needs pip (Debian: python3-pip) or uv (https://docs.astral.sh/uv/)." >&2
            exit 1
        }
        uv=.venv/bin/uv
    fi
    more=""
    [ "$purpose" = package ] && more="--group package"
    # shellcheck disable=SC2086 -- two words or none
    env -u VIRTUAL_ENV "$uv" sync --quiet --locked --compile-bytecode --python .venv/bin/python $more
}

system_packages
environment
.venv/bin/python -m compileall -q app # once here, not at each start where Python may not keep it
.venv/bin/python installer/messages.py --compile
