#!/usr/bin/env bash
# Installs the provider plugins that .github/plugins.sha256 lists, each only where its archive has that checksum.
#
#   install-plugins.sh
#
# Exit codes: 0 all are installed; 1 Pulumi refused one; 2 the list is wrong, or lacks a version that infra/packages.nuget.lock.json has.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
list=.github/plugins.sha256
archive='pulumi-resource-[a-z0-9-]+-v[0-9]+\.[0-9]+\.[0-9]+-linux-amd64\.tar\.gz'

plugins=$(grep -vE '^(#|$)' "$list" || true)
if grep -vE "^[0-9a-f]{64}  $archive\$" <<<"$plugins" | grep -q .; then
  echo "$list: a line is not \`SHA256  pulumi-resource-NAME-vVERSION-linux-amd64.tar.gz\`: $(grep -vE "^[0-9a-f]{64}  $archive\$" <<<"$plugins" | head -n 1)" >&2
  exit 2
fi

# A provider's package has the version of its plugin.
wanted=$(jq -r '.dependencies[] | to_entries[] | select(.value.type == "Direct" and (.key | startswith("Pulumi.")))
  | "pulumi-resource-\(.key | ltrimstr("Pulumi.") | ascii_downcase)-v\(.value.resolved)-linux-amd64.tar.gz"' infra/packages.nuget.lock.json)
[ -n "$wanted" ] || { echo "infra/packages.nuget.lock.json names no provider" >&2 && exit 2; }
for name in $wanted; do
  if ! grep -qF "  $name" <<<"$plugins"; then
    echo "$list has no checksum of $name, which infra/packages.nuget.lock.json needs; the file says how to add it" >&2
    exit 2
  fi
done

while read -r sum name; do
  name=${name#pulumi-resource-}
  name=${name%-linux-amd64.tar.gz}
  pulumi plugin install resource "${name%-v*}" "${name##*-v}" --exact --checksum "$sum"
done <<<"$plugins"
