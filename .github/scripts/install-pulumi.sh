#!/usr/bin/env bash
# Installs Pulumi's command line from its release, and refuses an archive with another checksum.
#
#   install-pulumi.sh VERSION SHA256
set -euo pipefail

[[ ${1:-} =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "the first argument is a version, such as 3.200.0" >&2 && exit 2; }
[[ ${2:-} =~ ^[0-9a-f]{64}$ ]] || { echo "the second argument is the SHA-256 of that version's linux-x64 archive" >&2 && exit 2; }

folder=${RUNNER_TEMP:?}/pulumi-$1
mkdir -p "$folder"
curl --fail --silent --show-error --location --proto '=https' --max-time 300 --output "$folder.tar.gz" \
  "https://github.com/pulumi/pulumi/releases/download/v$1/pulumi-v$1-linux-x64.tar.gz"
echo "$2  $folder.tar.gz" | sha256sum --check --quiet
tar --extract --gzip --file "$folder.tar.gz" --directory "$folder" --strip-components 1
echo "$folder" >>"${GITHUB_PATH:?}"
