#!/bin/sh
# Double-clicked in the Finder: opens the desk; the first time it installs it.
cd "$(dirname "$0")" || exit 1
if sh setup/setup.sh desk; then
    DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix 2>/dev/null)/lib:/usr/local/lib:/usr/lib" .venv/bin/kameng-docs desk && exit 0
fi
printf '\n没有打开，原因在上面。按回车关上这个窗口。'
read -r _
