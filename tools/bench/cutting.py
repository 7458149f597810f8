"""A wire between a browser and a server that can be cut: every connection through it ends at once."""

import socket
import threading
from contextlib import suppress


class Wire:
    """Listens on a port of its own and passes everything on to another, in both directions."""

    def __init__(self, to: int):
        self.to = to
        self.ends: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.let_in, daemon=True).start()

    def let_in(self) -> None:
        with suppress(OSError):  # the door was shut
            while True:
                inside, _ = self.door.accept()
                try:
                    outside = socket.create_connection(("127.0.0.1", self.to), 2)
                except OSError:  # nobody is there
                    inside.close()
                    continue
                outside.settimeout(None)
                self.ends |= {inside, outside}
                for here, there in ((inside, outside), (outside, inside)):
                    threading.Thread(target=self.pass_on, args=(here, there), daemon=True).start()

    def pass_on(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while said := here.recv(65536):
                there.sendall(said)
        self.end(here)
        self.end(there)

    def end(self, one: socket.socket) -> None:
        self.ends.discard(one)
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()

    def cut(self) -> None:
        for one in list(self.ends):
            self.end(one)

    def close(self) -> None:
        self.door.close()
        self.cut()
