import io
import struct
import zlib

import pytest
from PIL import Image

from duixian.intake import clean_picture
from duixian.rulebook.errors import Unusable

PLACE = 0x8825
ORIENTATION = 0x0112
TURNED = 6


def drawn(form, mode="RGB", size=(40, 20), **how):
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **how)
    return out.getvalue()


def with_place():
    """A photograph with where it was taken, turned by the camera, and a script behind its end."""
    tags = Image.Exif()
    tags[ORIENTATION] = TURNED
    tags.get_ifd(PLACE)[1] = "N"
    return drawn("JPEG", exif=tags, comment=b"secret") + b"<script>alert(1)</script>"


def claiming(width, height):
    """A small PNG that says it is large."""
    head = b"IHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"
    small = drawn("PNG")
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


def told(data):
    with pytest.raises(Unusable) as refused:
        clean_picture(data, "照片.jpg")
    return [(f.id, f.where.file) for f in refused.value.findings]


def test_place_and_comment_and_what_follows_are_gone_and_the_picture_is_upright():
    picture = clean_picture(with_place())
    image = Image.open(io.BytesIO(picture.data))
    assert (picture.media_type, picture.width, picture.height) == ("image/jpeg", 20, 40)
    assert (dict(image.getexif()), image.info.get("comment")) == ({}, None)
    assert b"script" not in picture.data
    assert picture.data.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (drawn("PNG"), "image/jpeg"),
        (drawn("PNG", "RGBA"), "image/png"),
        (drawn("PNG", "P"), "image/jpeg"),
        (drawn("PNG", "L"), "image/jpeg"),
        (drawn("PNG", "1"), "image/jpeg"),
        (drawn("PNG", "I;16"), "image/jpeg"),
        (drawn("JPEG", "CMYK"), "image/jpeg"),
        (drawn("WEBP"), "image/jpeg"),
    ],
)
def test_each_form_is_drawn_anew(data, media_type):
    picture = clean_picture(data)
    assert (picture.media_type, picture.width, picture.height) == (media_type, 40, 20)
    assert clean_picture(data) == picture


def test_a_large_picture_becomes_smaller():
    picture = clean_picture(drawn("PNG", size=(4000, 1000)))
    assert (picture.width, picture.height) == (2400, 600)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "E720"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "E720"),
        (drawn("GIF"), "E720"),
        (drawn("BMP"), "E720"),
        (drawn("TIFF"), "E720"),
        (b"%PDF-1.7", "E720"),
        (claiming(8_000, 8_000), "E722"),
        (claiming(60_000, 60_000), "E720"),
        (drawn("JPEG")[:200], "E723"),
        (drawn("PNG") + b"\0" * 20_000_000, "E721"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(data, rule):
    assert told(data) == [(rule, "照片.jpg")]
