"""Reading printed ballots from pictures: a scan of a pile's sheets, or photos of a table full.

`codes` finds the QR codes, `placing` how each ballot lies in the picture, `boxes` what is in each
of its boxes, and `reading` does it all. NumPy and Pillow for the picture, zxing-cpp for the codes.
"""

from app.engines.ballots.reading import Sighting, sightings

__all__ = ["Sighting", "sightings"]
