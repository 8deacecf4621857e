"""The fingerprint: an edited copy stays near, another picture stays far."""

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance

from sheber.science.works.picture import distance, fingerprint, shrink

ALIKE = 20  # bits that the works' method takes (docs/methods/works.md)


def scene(seed: int) -> Image.Image:
    """A made-up building site: sky, walls, windows."""
    noise = np.random.default_rng(seed)
    sky = np.linspace(200, 120, 480)[:, None] + noise.normal(0, 6, (480, 640))
    image = Image.fromarray(np.clip(sky, 0, 255).astype(np.uint8)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(9):
        x, y, w, h = noise.integers(0, 560), noise.integers(60, 400), noise.integers(40, 260), noise.integers(40, 220)
        draw.rectangle([x, y, x + w, y + h], fill=tuple(int(c) for c in noise.integers(20, 235, 3)))
    return image


def told(image: Image.Image) -> str:
    return fingerprint(np.asarray(image.convert("L")))


def jpeg(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))


EDITS = {
    "jpeg": lambda image: jpeg(image, 35),
    "smaller": lambda image: image.resize((200, 150)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.15),
    "contrast": lambda image: ImageEnhance.Contrast(image).enhance(1.2),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "cropped": lambda image: image.crop((8, 6, 632, 474)),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_copy_is_near(name: str) -> None:
    for seed in range(12):
        image = scene(seed)
        assert distance(told(image), told(EDITS[name](image))) <= ALIKE, seed


def test_other_pictures_are_far() -> None:
    prints = [told(scene(seed)) for seed in range(60)]
    near = [(a, b) for a in range(60) for b in range(a) if distance(prints[a], prints[b]) <= ALIKE]
    assert near == []


def test_areas_are_means_and_small_pictures_grow() -> None:
    grid = np.arange(16.0).reshape(4, 4)
    assert shrink(grid, 2, 2).tolist() == [[2.5, 4.5], [10.5, 12.5]]
    assert len(fingerprint(np.zeros((3, 5)))) == 32
    assert distance("f" * 32, "0" * 32) == 128
