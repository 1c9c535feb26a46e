# shellcheck shell=sh
# What the operating system has to provide: which packages, whether they are there, how they are got.
# Read by setup.sh, which provides `kind`, `stamps`, `say`, `key_of`, `noted`, `note` and `find_python`.
# shellcheck disable=SC2154

# `a|b` is content with either and installs the first. Papers want a Chinese font and nothing else: what lays them out is
# a wheel. Tests lay them out by WeasyPrint as well, as does an author with styles of his own, whom the doctor tells how.
apt_build='fonts-noto-cjk'
apt_weasyprint='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
apt_test="$apt_weasyprint libreoffice-writer-nogui|libreoffice-writer libreoffice-draw-nogui|libreoffice-draw poppler-utils qpdf chromium"
# On macOS Songti SC belongs to the system; pango brings harfbuzz and fontconfig.
brew_test='pango poppler qpdf'

system_kind() {
    if [ "$(uname -s)" = Darwin ]; then
        echo brew
    elif command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
        echo apt
    else
        echo other
    fi
}

# --- Debian, Ubuntu and their kin -------------------------------------------------------------------

apt_has() {
    for package in $(echo "$1" | tr '|' ' '); do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *'ok installed') return 0 ;;
        esac
    done
    return 1
}

# The package with venv and ensurepip for this Python, nothing if it has them. Only a Python of the
# distribution lacks them; one from elsewhere brings its own.
apt_venv_package() {
    interpreter=$(find_python)
    if [ -z "$interpreter" ]; then
        echo 'python3 python3-venv'
    elif ! "$interpreter" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        "$interpreter" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
}

apt_missing() {
    [ "$1" = lint ] || for wanted in $apt_build; do apt_has "$wanted" || echo "${wanted%%|*}"; done
    [ "$1" != test ] || for wanted in $apt_test; do apt_has "$wanted" || echo "${wanted%%|*}"; done
    [ -x .venv/bin/python ] || apt_venv_package
}

# Prints what to put before a command that needs root: nothing for root itself, sudo where it works
# without asking or where somebody is there to be asked. Fails where there is neither.
as_root() {
    [ "$(id -u)" != 0 ] || return 0
    command -v sudo >/dev/null 2>&1 || return 1
    if [ -t 0 ] || sudo -n true 2>/dev/null; then echo sudo; else return 1; fi
}

# Runs apt-get with what it prints kept aside; its last words are shown when it fails.
apt_get() {
    mkdir -p "$stamps"
    # shellcheck disable=SC2086  # $root is empty or one word
    if ! $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >"$stamps/apt.log" 2>&1; then
        tail -n 3 "$stamps/apt.log" >&2
        return 1
    fi
}

apt_knows_all() {
    for package in "$@"; do
        apt-cache show "$package" >/dev/null 2>&1 || return 1
    done
}

# The lists of packages are fetched only where they do not know a name or no longer hold. One package
# that this release does not have must not keep the others away.
apt_install() {
    if ! apt_knows_all "$@"; then
        apt_get update || true
    elif ! apt_get install -y --no-install-recommends "$@"; then
        apt_get update || true
    else
        return 0
    fi
    apt_get install -y --no-install-recommends "$@" && return 0
    for package in "$@"; do
        apt_get install -y --no-install-recommends "$package" || true
    done
}

set_up_apt() {
    missing=$(apt_missing "$1" | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if root=$(as_root); then
        say "系统里还缺 $missing，正在用 apt 安装，下载要一会儿……"
        # shellcheck disable=SC2086  # a list of package names
        apt_install $missing
        missing=$(apt_missing "$1" | tr '\n' ' ')
        missing=${missing% }
    fi
    still_missing "sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing"
}

# --- macOS ------------------------------------------------------------------------------------------

brew_missing() {
    [ "$1" != test ] || for wanted in $brew_test; do brew list --versions "$wanted" >/dev/null 2>&1 || echo "$wanted"; done
    [ -n "$(find_python)" ] || echo python@3.12
}

office_missing() {
    [ "$1" = test ] && ! command -v soffice >/dev/null 2>&1 && [ ! -d /Applications/LibreOffice.app ]
}

set_up_brew() {
    if ! command -v brew >/dev/null 2>&1; then
        [ "$1" != test ] || missing="$brew_test"
        still_missing "先装 Homebrew，再运行 brew install $missing"
        return 0
    fi
    missing=$(brew_missing "$1" | tr '\n' ' ')
    missing=${missing% }
    if [ -n "$missing" ]; then
        say "系统里还缺 $missing，正在用 Homebrew 安装……"
        # shellcheck disable=SC2086  # a list of formula names
        brew install --quiet $missing >&2 || true
        missing=$(brew_missing "$1" | tr '\n' ' ')
        missing=${missing% }
    fi
    if office_missing "$1"; then
        say "测试要用的 LibreOffice 不在，正在用 Homebrew 安装……"
        brew install --quiet --cask libreoffice >&2 || missing="$missing --cask libreoffice"
    fi
    still_missing "brew install $missing"
}

# --- what is common ---------------------------------------------------------------------------------

# $1: the command that gets what `missing` names. Before a test run in CI it is fatal, for a test left
# out there would be a test that nobody misses; a user goes on with what works.
still_missing() {
    [ -n "$missing" ] || return 0
    say "系统里还缺: $missing"
    say "  请自己（或请管理员）运行: $1"
    if [ "$kind" = test ] && [ -n "${CI:-}" ]; then
        say "  CI 里不能缺，到此为止。"
        exit 1
    fi
    say "  在此之前 TXT 和 DOCX 照常生成，PDF 或部分测试可能做不了；详情见 .venv/bin/kameng-docs doctor。"
}

python_command() {
    case $(system_kind) in
    apt) echo 'sudo apt-get install -y python3 python3-venv（仍低于 3.11 时: python3.11 python3.11-venv）' ;;
    brew) echo 'brew install python@3.12' ;;
    *) echo '用系统的软件管理器安装 Python 3.11 或更新的版本' ;;
    esac
}

venv_remedy() {
    [ "$(system_kind)" != apt ] || [ -z "$(apt_venv_package)" ] ||
        echo "请先运行: sudo apt-get update && sudo apt-get install -y $(apt_venv_package)，然后重新运行 make。"
}

# Whether the work was done is remembered only when nothing is missing any more: until then each run
# looks again, and says again what to do.
set_up_system() {
    system_key=$(key_of setup/system.sh "$([ -f /etc/os-release ] && echo /etc/os-release || echo /dev/null)")
    ! noted "system-$1" "$system_key" || [ ! -x .venv/bin/python ] || return 0
    missing=
    case $(system_kind) in
    apt) set_up_apt "$1" ;;
    brew) set_up_brew "$1" ;;
    other) [ "$1" = lint ] || say "这个系统不能自动安装中文字体；缺什么、怎么装，见 .venv/bin/kameng-docs doctor。" ;;
    esac
    [ -n "$missing" ] || note "system-$1" "$system_key"
}
