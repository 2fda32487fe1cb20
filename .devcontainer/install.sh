#!/usr/bin/env bash
# The programs that some tests and `./run rehearse` use. The rehearsal installs its emulator itself, once.
# The Pulumi CLI is left out, since a container is no place for the credentials of a deployment: https://www.pulumi.com/docs/install/
set -euo pipefail
sudo apt-get update -q
sudo DEBIAN_FRONTEND=noninteractive apt-get install -yq shellcheck jq curl openssh-client openssh-server iproute2 python3-venv
./run review dev >/dev/null
