# shellcheck shell=sh
# shellcheck disable=SC2016  # what stands in single quotes is for another shell
# An operator, a bastion and a cluster node, each a network namespace of its own with an sshd where a host has one:
#   operator -- bastion -- node
# It is run by `unshare --mount --net --pid --fork`, so that with its first process everything in it is gone, and ends with its
# input. What it writes lies in file systems that only these namespaces see; the machine's accounts and files stay as they are.
# From the environment: SSHD, OPERATOR_ADDRESS, PUBLIC_ADDRESS, BASTION_ADDRESS, NODE_ADDRESS, NODE_NAME, BASTION_USER,
# BASTION_PORT, NODE_USER, BASTION_KEY and BASTION_TAGS (the key of its key pair, and its tags as NAME=VALUE lines; each can be
# empty), AUTHORIZED_KEY (of the node), PRIVATE_KEY, IDENTITY_FILE (below the operator's home), OWN_CONFIG (what the operator's
# ~/.ssh/config holds before), SSH_SETUP (the commands that make it include others), SSH_CONFIG and SSH_FILE (one of those, and
# its name), USER_DATA
set -eu
trap 'exit 0' TERM INT

# An empty /run and /etc/ssh, and accounts as on the host that is played: $1 is the account that people log in with.
play_host() {
  mount -t tmpfs tmpfs /run
  mount -t tmpfs tmpfs /home
  mkdir /run/sshd /run/etc /home/root "/home/$1"
  chmod 755 /run/sshd /home/root "/home/$1"
  printf '%s\n' "root:x:0:0::$2:/bin/sh" "sshd:x:74:74::/run/sshd:/bin/false" "$1:x:1000:1000::/home/$1:/bin/sh" >/run/etc/passwd
  printf '%s\n' 'root:*:19000::::::' 'sshd:*:19000::::::' "$1:*:19000::::::" >/run/etc/shadow
  printf '%s\n' root:x:0: sshd:x:74: "$1:x:1000:" >/run/etc/group
  printf '%s\n' "127.0.0.1 localhost $(uname -n)" "$NODE_ADDRESS $NODE_NAME" >/run/etc/hosts
  chmod 600 /run/etc/shadow
  for file in passwd shadow group hosts; do mount --bind "/run/etc/$file" "/etc/$file"; done
}

# The tags of the instance as its metadata service gives them.
serve_tags() {
  ip addr add 169.254.169.254/32 dev lo
  python3 -c '
import http.server, os, urllib.parse
tags = dict(line.split("=", 1) for line in os.environ["BASTION_TAGS"].splitlines())
class Metadata(http.server.BaseHTTPRequestHandler):
    def answer(self, text):
        self.send_response(404 if text is None else 200)
        self.end_headers()
        self.wfile.write((text or "").encode())
    def do_PUT(self):
        self.answer("token")
    def do_GET(self):
        name = urllib.parse.unquote(self.path.removeprefix("/latest/meta-data/tags/instance/"))
        self.answer(tags.get(name) if name else "\n".join(tags))
    def log_message(self, *_):
        pass
http.server.HTTPServer(("169.254.169.254", 80), Metadata).serve_forever()' &
  wait_for_port 169.254.169.254/80
}

wait_for_port() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    if bash -c ": </dev/tcp/$1" 2>/dev/null; then break; fi
    sleep 0.2
  done
}

# $1 is the account, $2 the host's part in the network.
run_host() {
  play_host "$1" /home/root
  key=$AUTHORIZED_KEY
  if [ "$2" = bastion ]; then key=$BASTION_KEY; fi
  for home in /home/root "/home/$1"; do
    mkdir -m 700 "$home/.ssh"
    printf '%s\n' "$key" >"$home/.ssh/authorized_keys"
  done
  chown -R 1000:1000 "/home/$1"

  # As open as sshd can be, so that whatever is refused is refused by the settings under test.
  mount -t tmpfs -o mode=755 tmpfs /etc/ssh
  mkdir /etc/ssh/sshd_config.d
  ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
  printf '%s\n' 'Include /etc/ssh/sshd_config.d/*.conf' 'HostKey /etc/ssh/ssh_host_ed25519_key' 'PidFile /run/sshd.pid' 'UseDNS no' \
    'PermitRootLogin yes' 'PasswordAuthentication yes' 'KbdInteractiveAuthentication yes' 'AllowAgentForwarding yes' \
    'Subsystem sftp internal-sftp' >/etc/ssh/sshd_config
  ip link set lo up
  "$SSHD" -D -e &
  wait_for_sshd 22

  if [ "$2" = bastion ]; then
    if [ -n "$BASTION_TAGS" ]; then serve_tags; fi
    # The user data as the instance holds it. It asks systemd to have sshd read its settings again.
    mkdir /run/bin
    printf '%s\n' '#!/bin/sh' '[ "$1 $2" = "reload sshd" ] && kill -HUP "$(cat /run/sshd.pid)"' >/run/bin/systemctl
    ln -s "$SSHD" /run/bin/sshd
    chmod 755 /run/bin/systemctl
    printf '%s' "$USER_DATA" >/run/user-data
    PATH="/run/bin:$PATH" bash /run/user-data
    sleep 0.2
    wait_for_sshd "$BASTION_PORT"
  fi
  if [ "$2" = node ] && command -v python3 >/dev/null; then
    # In place of a web interface, such as the one of YARN.
    mkdir /run/www
    echo 'a web page of the node' >/run/www/index.html
    python3 -m http.server --directory /run/www 8088 >/dev/null 2>&1 &
    wait_for_port 127.0.0.1/8088
  fi
  echo "$2 is up"
  wait
}

# $1 is the port.
wait_for_sshd() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    if ssh-keyscan -T 1 -p "$1" -t ed25519 127.0.0.1 2>/dev/null | grep -q ed25519; then return; fi
    sleep 0.1
  done
  echo "sshd did not come up" >&2
  exit 1
}

if [ "${1:-}" = host ]; then
  trap '[ "$?" = 0 ] || echo "a host ended"' EXIT
  run_host "$2" "$3"
  exit
fi

# A host's namespaces are its own once they differ from these.
begin_host() {
  unshare --mount --net sh -c "$SCRIPT" network host "$1" "$2" </dev/null &
  begun=$!
  until [ "$(readlink "/proc/$begun/ns/net" 2>/dev/null)" != "$(readlink /proc/$$/ns/net)" ] && [ -e "/proc/$begun/ns/net" ]; do sleep 0.02; done
}

begin_host "$BASTION_USER" bastion
bastion=$begun
begin_host "$NODE_USER" node
node=$begun

ip link set lo up
ip link add to-bastion type veth peer name to-operator
ip link add to-node type veth peer name to-jump
ip link set to-operator netns "$bastion"
ip link set to-node netns "$bastion"
ip link set to-jump netns "$node"

ip addr add "$OPERATOR_ADDRESS/32" peer "$PUBLIC_ADDRESS" dev to-bastion
ip link set to-bastion up
ip route add default via "$PUBLIC_ADDRESS" dev to-bastion
nsenter --target "$bastion" --net sh -c '
  echo 0 >/proc/sys/net/ipv4/ip_forward
  ip addr add "$PUBLIC_ADDRESS/32" peer "$OPERATOR_ADDRESS" dev to-operator && ip link set to-operator up
  ip addr add "$BASTION_ADDRESS/32" peer "$NODE_ADDRESS" dev to-node && ip link set to-node up'
nsenter --target "$node" --net sh -c '
  ip addr add "$NODE_ADDRESS/32" peer "$BASTION_ADDRESS" dev to-jump && ip link set to-jump up
  ip route add default via "$BASTION_ADDRESS" dev to-jump'

play_host operator /home/root
mkdir -m 700 /home/root/.ssh
mkdir -p "$(dirname "/home/root/$IDENTITY_FILE")"
(umask 077 && printf '%s\n' "$PRIVATE_KEY" >"/home/root/$IDENTITY_FILE")
printf '%s' "$OWN_CONFIG" >/home/root/.ssh/config
HOME=/home/root sh -c "$SSH_SETUP"
(umask 077 && printf '%s' "$SSH_CONFIG" >"/home/root/.ssh/$SSH_FILE")
echo "operator is up"

# A shell gives what runs in the background an empty input; and a signal must not wait for a line to come.
exec 3<&0
cat <&3 >/dev/null &
wait $!
