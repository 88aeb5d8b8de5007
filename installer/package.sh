#!/bin/sh
# `make package` on Linux: the program frozen into one folder, and from it a .deb and a .tar.xz with
# their checksums, in build/package. Windows and macOS are made by .github/workflows/package.yml.
set -eu
cd "$(dirname "$0")/.."
out=build/package
machine=$(uname -m)
version=$(.venv/bin/python -c 'from app.places import version; print(version())')
# The same commit gives the same dates in the archives.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH

freeze() {
    .venv/bin/pyinstaller --noconfirm --log-level WARN \
        --distpath "$out/dist" --workpath "$out/work" installer/bordrunde.spec
    # Python's own libraries come with what only a debugger reads. Others have to stay as they are:
    # those of wheels lie at places that were chosen when they were made.
    if command -v strip >/dev/null 2>&1; then
        find "$out/dist/bordrunde/_internal" \( -name 'libpython3*.so*' -o -path '*/lib-dynload/*.so' \) \
            -exec strip --strip-unneeded {} +
    fi
}

# What a desktop wants to know: the menu, the file type, the icon.
desktop() {
    install -Dm644 installer/linux/bordrunde.desktop "$1/share/applications/bordrunde.desktop"
    install -Dm644 installer/linux/bordrunde.xml "$1/share/mime/packages/bordrunde.xml"
    install -Dm644 resources/icons/bordrunde.svg "$1/share/icons/hicolor/scalable/apps/bordrunde.svg"
}

make_deb() {
    root="$out/deb"
    rm -rf "$root"
    mkdir -p "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin"
    cp -a "$out/dist/bordrunde" "$root/usr/lib/bordrunde"
    ln -s ../lib/bordrunde/bordrunde "$root/usr/bin/bordrunde"
    desktop "$root/usr"
    install -Dm644 LICENSE "$root/usr/share/doc/bordrunde/copyright"
    cat >"$root/DEBIAN/control" <<EOF
Package: bordrunde
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The Bordrunde founders <bordrunde@example.org>
Section: misc
Priority: optional
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6, libdbus-1-3, libegl1, libfontconfig1, libgl1, libglib2.0-0 | libglib2.0-0t64, libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-shape0, libxcb-xkb1, libxkbcommon0, libxkbcommon-x11-0
Recommends: libasound2 | libasound2t64, libcups2 | libcups2t64
Description: Runs a citizens' assembly in the room
 Table rotations, agenda and timers, notes and themes, recommendations and polls
 with cards and paper, a room screen and a room server for phones: one laptop,
 no internet.
EOF
    chmod -R u=rwX,go=rX "$root"
    dpkg-deb --root-owner-group -Zxz -z9 --build "$root" \
        "$out/bordrunde_${version}_$(dpkg --print-architecture).deb" >/dev/null
}

make_tar() {
    name="bordrunde-$version-linux-$machine"
    root="$out/$name"
    rm -rf "$root"
    mkdir -p "$root"
    cp -a "$out/dist/bordrunde/." "$root/"
    desktop "$root"
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        -C "$out" -c "$name" | xz -9 -T0 >"$out/$name.tar.xz"
    rm -rf "$root"
}

rm -rf "$out"
mkdir -p "$out"
freeze
command -v dpkg-deb >/dev/null 2>&1 && make_deb
make_tar
rm -rf "$out/deb" "$out/work"
(cd "$out" && sha256sum -- *.deb *.tar.xz 2>/dev/null >SHA256SUMS)
(cd "$out" && du -sh dist/bordrunde && du -h -- *.deb *.tar.xz && cat SHA256SUMS)
