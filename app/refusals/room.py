"""What the room screen refuses: messages, own slides and their pictures."""

from __future__ import annotations

from app.i18n import N_

SENTENCES: dict[str, str] = {
    "message-empty": N_("Write what the room shall read."),
    "picture-file-too-large": N_(
        "{file} is larger than {most} MB. Save the picture smaller, then choose it again."
    ),
    "picture-not-read": N_(
        "{file} is not a picture that can be read, or it is broken. Save it again as JPEG or PNG."
    ),
    "picture-too-large": N_(
        "{file} cannot be made smaller than {most} kB. Choose a calmer picture."
    ),
    "picture-too-many-pixels": N_(
        "{file} has more than {most} megapixels. Save the picture smaller, then choose it again."
    ),
    "picture-too-narrow": N_(
        "{file} is {wide} × {high} pixels and would not be seen on the wall. "
        "Choose another picture."
    ),
    "slide-empty": N_("Write something on the slide, or choose a picture."),
    "slides-too-many": N_("There are {most} slides of your own. Remove one first."),
}
