"""The AWS CLI for tests: its installed code, in a process that has imported it before.

A start of the AWS CLI takes 0.5 to 0.6 s of processor time, most of it for imports, and the tests start it hundreds of times.
This program asks a server, which forks for each call (0.12 s): the child has the caller's arguments, environment, folder and
streams, and runs awscli.clidriver.main as the installed `aws` does. The first call starts the server, which ends with the test
process.

    aws.py ARGUMENT...          a call; the folder of this file has `owner`, the id of the test process
    aws.py --serve SOCKET-FD    the server
"""
import sys

import _socket as sockets
import posix

HERE = __file__.rpartition("/")[0]
ADDRESS = HERE + "/socket"
# The home folder of the server, which no caller has.
HOME = HERE + "/home"


def call():
    mask = posix.umask(0o077)
    posix.umask(mask)
    words = [b"%d" % mask, posix.getcwdb(), *(word.encode("utf-8", "surrogateescape") for word in sys.argv[1:])]
    variables = [name + b"=" + value for name, value in posix.environ.items()]
    text = b"\0".join((b"%d" % len(words), *words, *variables))
    server = connect()
    # The streams go with the first byte.
    server.sendmsg([b"%10d" % len(text)], [(sockets.SOL_SOCKET, sockets.SCM_RIGHTS, streams())])
    server.sendall(text)
    code = server.recv(3)
    if not code:
        posix.write(2, b"aws.py: the process of this call ended without an exit code\n")
    posix._exit(int(code or b"255"))


def streams():
    import array

    return array.array("i", [0, 1, 2])


def connect():
    server = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
    try:
        server.connect(ADDRESS)
        return server
    except (FileNotFoundError, ConnectionRefusedError):
        start()
        server.connect(ADDRESS)
        return server


def start():
    import fcntl

    with open(HERE + "/lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        listening = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
        try:
            listening.bind(ADDRESS)
        except OSError:
            return  # another call has started it
        listening.listen(1024)
        posix.set_inheritable(listening.fileno(), True)
        # An environment of its own, so that a test that looks for the processes of a rehearsal does not find the server.
        posix.posix_spawn(
            sys.executable, [sys.executable, "-s", __file__, "--serve", str(listening.fileno())], {}, setsid=True,
            file_actions=[
                (posix.POSIX_SPAWN_OPEN, 0, "/dev/null", posix.O_RDONLY, 0),
                (posix.POSIX_SPAWN_OPEN, 1, HERE + "/log", posix.O_WRONLY | posix.O_CREAT | posix.O_APPEND, 0o600),
                (posix.POSIX_SPAWN_DUP2, 1, 2)])


def serve(descriptor):
    import gc
    import os
    import select
    import shutil
    import socket

    os.environ["HOME"] = HOME
    import_cli()
    kept = of_home()
    gc.collect()
    gc.freeze()
    with open(HERE + "/owner") as file:
        owner = int(file.read())
    listening = socket.socket(fileno=descriptor)
    while exists(owner) and os.path.exists(HERE):
        ready, _, _ = select.select([listening], [], [], 1)
        if ready:
            caller, _ = listening.accept()
            if posix.fork() == 0:
                listening.close()
                answer(caller, kept)
            caller.close()
        reap()
    shutil.rmtree(HERE, ignore_errors=True)


def import_cli():
    import importlib
    import os
    import pkgutil

    import awscli.clidriver
    import botocore.loaders

    keep_services()
    # What a call imports or reads when it is known which call it is.
    loader = awscli.clidriver.create_clidriver().session.get_component("data_loader")
    for kind in ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2"):
        loader.list_available_services(kind)
    for package in ("awscli.customizations.s3", "awscli.customizations.configure"):
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__, package + "."):
            importlib.import_module(module.name)
    for module in ("botocore.httpsession", "botocore.signers", "s3transfer.manager", "concurrent.futures.thread", "ssl"):
        importlib.import_module(module)
    read = botocore.loaders.JSONFileLoader.load_file
    kept = {}
    loader = botocore.loaders.Loader()
    data = loader.BUILTIN_DATA_PATH
    files = [os.path.join(data, name) for name in ("endpoints", "partitions", "_retry", "sdk-default-configuration")]
    for service in ("ec2", "emr", "iam", "kms", "logs", "s3", "s3control", "sts"):
        version = loader.determine_latest_version(service, "service-2")
        folder = os.path.join(data, service, version)
        files += [os.path.join(folder, name) for name in ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2")]
    for file in files:
        kept[file] = read(botocore.loaders.JSONFileLoader(), file)
    # A child reads each file once, so it may change what it gets.
    botocore.loaders.JSONFileLoader.load_file = lambda self, path: (
        value if (value := kept.pop(path, None)) is not None else read(self, path))


def keep_services():
    """A call lists the folders of all services five times (some 6,000 system calls): a third of its time."""
    import os

    import botocore.loaders

    listed = botocore.loaders.Loader.list_available_services
    kept = {}

    def list_available_services(self, type_name):
        # A caller's home folder or AWS_DATA_PATH can have services of its own.
        key = (type_name, *filter(os.path.isdir, self.search_paths))
        if key not in kept:
            kept[key] = listed(self, type_name)
        return list(kept[key])

    botocore.loaders.Loader.list_available_services = list_available_services


def of_home():
    """Where the imported modules keep a path below the home folder, such as that of the cache of sessions: owner, name, value."""
    import types

    def held(owner):
        for name, value in list(vars(owner).items()):
            if isinstance(value, (classmethod, staticmethod)):
                value = value.__func__
            if isinstance(value, str) and HOME in value:
                yield owner, name, value
            elif isinstance(value, types.FunctionType):
                for defaults in ("__defaults__", "__kwdefaults__"):
                    if HOME in repr(getattr(value, defaults)):
                        yield value, defaults, getattr(value, defaults)
            elif isinstance(value, type) and value.__module__ == owner.__name__:
                yield from held(value)

    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] in ("awscli", "botocore")]
    return [found for module in modules for found in held(module)]


def moved(value, home):
    """The value with the caller's home folder in place of HOME."""
    if isinstance(value, str):
        return value.replace(HOME, home)
    if isinstance(value, tuple):
        return tuple(moved(part, home) for part in value)
    if isinstance(value, dict):
        return {name: moved(part, home) for name, part in value.items()}
    return value


def exists(process):
    try:
        posix.kill(process, 0)
        return True
    except ProcessLookupError:
        return False


def reap():
    try:
        while posix.waitpid(-1, posix.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def answer(caller, kept):
    """Runs one call, in the child."""
    import fcntl
    import os
    import socket
    import time

    code = 255
    try:
        first, given, _, _ = socket.recv_fds(caller, 10, 3)
        text = b""
        while len(text) < int(first):
            text += caller.recv(1 << 20)
        count, *parts = text.split(b"\0")
        (mask, folder, *arguments), variables = parts[:int(count)], parts[int(count):]
        for stream, descriptor in enumerate(given):
            os.dup2(descriptor, stream)
            os.close(descriptor)
        os.umask(int(mask))
        os.chdir(folder)
        os.environb.clear()
        os.environb.update(variable.split(b"=", 1) for variable in variables)
        time.tzset()
        for owner, name, value in kept:
            setattr(owner, name, moved(value, os.path.expanduser("~")))
        sys.argv = ["aws", *map(os.fsdecode, arguments)]
        sys.stdin = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)
        sys.stdout = open(1, "w", 1 if os.isatty(1) else -1, encoding="utf-8", errors="surrogateescape", closefd=False)
        sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
        # The end of the caller ends this process: its socket then signals SIGIO, which by default ends a process.
        fcntl.fcntl(caller, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(caller, fcntl.F_SETFL, fcntl.fcntl(caller, fcntl.F_GETFL) | os.O_ASYNC)
        import importlib

        import awscli.clidriver

        importlib.reload(awscli)  # sets AWS_DATA_PATH
        try:
            code = awscli.clidriver.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        try:
            fcntl.fcntl(caller, fcntl.F_SETFL, 0)
            caller.sendall(b"%d" % (code or 0))
        finally:
            os._exit(0)


if sys.argv[1:2] == ["--serve"]:
    serve(int(sys.argv[2]))
else:
    call()
