"""QR codes as plain rows of modules, drawn by whoever shows or prints them."""

from __future__ import annotations

from functools import lru_cache

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules, True is dark. The quiet zone of four modules is for the one who draws."""


@lru_cache(maxsize=256)
def qr_modules(text: str) -> Modules:
    """The QR code of `text` at error correction M, the smallest version that holds it.

    Upper-case letters, digits and `$%*+-./: ` alone make a smaller code than mixed letters do.
    """
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
