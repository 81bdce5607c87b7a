"""Where the desk is served, and under which names."""

import socket

import pytest

from duixian.desk.upkeep.server import loopback, names_of, refuse_taken
from duixian.rulebook.errors import NotAnswerable


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.1.2.3", False), ("desk", False)],
)  # fmt: skip
def test_it_is_known_whether_others_can_reach_it(host, alone):
    assert loopback(host) is alone


def test_one_address_is_asked_for_by_itself_or_from_the_machine():
    assert names_of("10.1.2.3") == ["10.1.2.3", "localhost", "127.0.0.1", "[::1]"]


def test_all_addresses_are_asked_for_by_the_name_of_the_machine():
    assert socket.gethostname() in names_of("0.0.0.0")


def test_a_port_in_use_is_refused_with_the_next_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(NotAnswerable, match=f"Try --port {port + 1}"):
            refuse_taken("127.0.0.1", port)
