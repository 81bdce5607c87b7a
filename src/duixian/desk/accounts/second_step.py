"""The second step: a key shared with a telephone, shown once as a square and as text."""

from __future__ import annotations

import datetime as dt
from base64 import b32encode
from binascii import unhexlify
from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from .models import Account

KEY_BYTES = 20
GROUP = 4


@dataclass(frozen=True)
class Shown:
    """A key as the page shows it: to be photographed, or typed in."""

    square: SafeString
    text: str


def new_key() -> str:
    """A fresh key, in hexadecimal."""
    key: str = random_hex(KEY_BYTES)
    return key


def shown(account: Account, key: str) -> Shown:
    """The key of an account for its telephone."""
    address = TOTPDevice(user=account, key=key).config_url
    text = b32encode(unhexlify(key)).decode()
    groups = (text[at : at + GROUP] for at in range(0, len(text), GROUP))
    return Shown(square(address), " ".join(groups))


def square(content: str) -> SafeString:
    """A QR code as SVG without style: black on white, so that it can be read in the dark too."""
    drawn: str = segno.make(content, micro=False).svg_inline(
        scale=5,
        border=3,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass="square",
        lineclass=None,
    )
    return SafeString(drawn)


def counted(key: str, digits: str, now: dt.datetime) -> int | None:
    """The time step to which these digits belong, one before or after now; none if to none."""
    clock = TOTP(unhexlify(key))
    clock.time = now.timestamp()
    return clock.t() if clock.verify(int(digits), tolerance=1) else None
