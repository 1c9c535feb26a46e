#!/bin/sh
# Brings a machine to where the Makefile's targets work, and does nothing where it already is.
#
#   sh setup/setup.sh build    what `make docs` needs: a Chinese font, .venv with the pinned packages
#   sh setup/setup.sh ocr      the same, and the packages that read pictures
#   sh setup/setup.sh desk    the same, and the packages of the desk
#   sh setup/setup.sh lint     .venv with the packages of the developers as well, no font
#   sh setup/setup.sh test     both, WeasyPrint's libraries, and the programs that only tests drive
#
# What was done is noted in .setup/, keyed by everything it was done from: the pinned requirements, the
# project file, this checkout's path and the platform. Exit 0: the kind asked for can be used, perhaps
# without PDF, which is then said; 1: it cannot.
set -eu

kind=${1:-build}
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here"
stamps=.setup
venv=.venv

# shellcheck source=setup/system.sh
. setup/system.sh

say() { printf '%s\n' "$*" >&2; }

case $kind in
build) requirements=setup/requirements.txt ;;
ocr) requirements=setup/requirements-ocr.txt ;;
desk) requirements=setup/requirements-desk.txt ;;
lint | test) requirements=setup/requirements-test.txt ;;
*)
    say "用法: sh setup/setup.sh build|ocr|desk|lint|test"
    exit 2
    ;;
esac

# cksum is the one checksum that POSIX promises; the key has to notice a change, not an attack.
key_of() {
    { printf '%s\n' "$here" "$(uname -s -m)"; cat -- "$@"; } | cksum
}

noted() { [ -f "$stamps/$1" ] && [ "$(cat "$stamps/$1")" = "$2" ]; }

note() {
    mkdir -p "$stamps"
    printf '%s\n' "$2" >"$stamps/$1"
}

recent_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Prints the Python to build the environment with; nothing where there is none.
find_python() {
    for candidate in python3.13 python3.12 python3.11 python3 python3.14 python; do
        if command -v "$candidate" >/dev/null 2>&1 && recent_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
}

# -I keeps the current folder out of sys.path: only an installed package can be imported then.
venv_works() {
    [ -x "$venv/bin/kameng-docs" ] && "$venv/bin/python" -I -c 'import kameng_docs' >/dev/null 2>&1
}

require_python() {
    python=$(find_python)
    if [ -z "$python" ]; then
        say "没有找到 Python 3.11 或更新的版本。请先安装: $(python_command)"
        exit 1
    fi
}

# An environment has its own path written into its scripts and works with the Python it was made with
# only: in a checkout that was moved, or after the system's Python was replaced, it is made anew.
venv_is_ours() {
    sed -n 1,2p "$venv/bin/pip" 2>/dev/null | grep -qF "$here/$venv/bin/" &&
        recent_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

make_venv() {
    if venv_is_ours; then
        return
    fi
    require_python
    say "正在建立 Python 虚拟环境 $venv（用 $python）……"
    if ! "$python" -m venv --clear "$venv"; then
        say "虚拟环境没有建成，上面是 Python 的原话。$(venv_remedy)"
        exit 1
    fi
}

install_packages() {
    say "正在安装 Python 依赖（版本和校验值见 $requirements），首次约需一两分钟……"
    # The pins are complete, so that no resolver is asked: that of pip 23 takes a newer release of what is wanted with an extra.
    if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-deps --only-binary :all: --require-hashes -r "$requirements"; then
        say "Python 依赖没有装成，上面是 pip 的原话。"
        say "  下载太慢或连不上: 先给 pip 设一个镜像再试，pip config --user set global.index-url <镜像网址>"
        exit 1
    fi
    # No index is asked for anything here: the build back end is among the pinned packages.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-index --no-deps --no-build-isolation -e .
    # Else the first command of all would wait for it, and on a machine that lets Python keep no byte code every command.
    "$venv/bin/python" -m compileall -q kameng_docs || true
}

set_up_python() {
    key=$(key_of "$requirements" pyproject.toml)
    if noted "python-$kind" "$key" && venv_works; then
        return
    fi
    rm -f "$stamps"/python-*
    make_venv
    install_packages
    note "python-$kind" "$key"
    if [ "$kind" != build ]; then
        # The other pins contain those of the program.
        note python-build "$(key_of setup/requirements.txt pyproject.toml)"
    fi
    if [ "$kind" = desk ]; then
        # Those of the desk contain those that read pictures.
        note python-ocr "$(key_of setup/requirements-ocr.txt pyproject.toml)"
    fi
    if [ "$kind" = lint ] || [ "$kind" = test ]; then
        # Lint and test share theirs, which contain those of the desk and those that read pictures.
        note python-lint "$key"
        note python-test "$key"
        note python-ocr "$(key_of setup/requirements-ocr.txt pyproject.toml)"
        note python-desk "$(key_of setup/requirements-desk.txt pyproject.toml)"
    fi
}

# Of the system, who reads pictures or opens the desk needs what papers need.
case $kind in ocr | desk) set_up_system build ;; *) set_up_system "$kind" ;; esac
set_up_python
