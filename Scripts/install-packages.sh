#!/usr/bin/env bash
# Installs the Debian packages that building, testing and the demo need, when one of them is missing.
set -euo pipefail
packages=(
    chromium            # end-to-end tests
    curl
    fonts-dejavu-core   # text in screenshots
    fonts-material-design-icons-iconfont  # icons of the portal
    libcurl4-openssl-dev
    libjpeg62-turbo-dev # images to learn from
    libopenblas-dev     # linear algebra of learners
    libpng-dev          # masks
    libpq-dev
    libsqlite3-dev
    libstdc++-12-dev    # the C++ library that libtorch is built with
    libtorch-dev        # neural networks
    libxgboost-dev      # boosted trees
    nodejs              # JavaScript unit tests
    pkg-config
    postgresql
    python3
    python3-venv
    zlib1g-dev
)
missing=()
for package in "${packages[@]}"; do
    # a program of the same name from elsewhere does as well
    case $package in nodejs) command -v node >/dev/null && continue ;; python3) command -v python3 >/dev/null && continue ;; esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing: ${missing[*]}"
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
