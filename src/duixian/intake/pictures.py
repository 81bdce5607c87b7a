"""Pictures as people hand them in, drawn anew: nothing but what is seen is kept."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Findings

from .limits import MB
from .refusal import Refused

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 20 * MB
MOST_PIXELS = 40_000_000
LONGEST = 2_400
QUALITY = 85
READ = ("JPEG", "PNG", "WEBP")
OPAQUE = 255
TEN_THOUSAND = 10_000


@dataclass(frozen=True)
class Picture:
    """A picture without any metadata; the longer side has at most 2,400 points."""

    data: bytes
    media_type: str
    width: int
    height: int


def clean_picture(data: bytes, name: str = "") -> Picture:
    """The picture drawn anew as JPEG, or as PNG where it is partly transparent.

    Turned as the camera held it; place, time and camera are gone, and so is all that follows it.

    Raises:
        Unusable: it is none, or too large; the finding names the file.
    """
    from duixian.rulebook.errors import Unusable

    try:
        return drawn_anew(data)
    except Refused as refused:
        findings = Findings()
        refused.note(name, findings)
        raise Unusable(findings) from None


def drawn_anew(data: bytes) -> Picture:
    """The picture, checked by its stated size before any point of it is unpacked."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise Refused("E721", size=-(-len(data) // MB), most=MOST_BYTES // MB)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged by us below
            image: Image.Image = Image.open(io.BytesIO(data), formats=READ)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        raise Refused("E720") from None
    except (OSError, ValueError, SyntaxError):
        raise Refused("E723") from None
    if image.width * image.height > MOST_PIXELS:
        most = MOST_PIXELS // TEN_THOUSAND
        raise Refused("E722", width=image.width, height=image.height, most=most)
    try:
        image.load()
        image = ImageOps.exif_transpose(image)
        image.thumbnail((LONGEST, LONGEST))
        return encoded(image)
    except (OSError, ValueError, SyntaxError):
        raise Refused("E723") from None


def encoded(image: Image.Image) -> Picture:
    """The points alone, in a new picture, encoded."""
    from PIL import Image

    mode = "RGBA" if seen_through(image) else "L" if image.mode == "L" else "RGB"
    points = image.convert(mode)
    plain = Image.new(mode, points.size)
    plain.paste(points)
    out = io.BytesIO()
    if mode == "RGBA":
        plain.save(out, "PNG")
        return Picture(out.getvalue(), "image/png", *plain.size)
    plain.save(out, "JPEG", quality=QUALITY)
    return Picture(out.getvalue(), "image/jpeg", *plain.size)


def seen_through(image: Image.Image) -> bool:
    """Whether any point of the picture is transparent."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return False
    return image.convert("RGBA").getchannel("A").histogram()[OPAQUE] < image.width * image.height
