"""Makes gong.wav and tick.wav from sines alone. Run it in this folder; CC0, as are the sounds.

The gong is five partials of a struck plate (ratios near 1 : 1.52 : 2.21 : 2.83 : 4.07) that fade at
their own pace, so that it ends softly and by itself after about three seconds. The tick is one
short, low click that a room notices without turning round.
"""

from __future__ import annotations

import math
import struct
import wave

RATE = 22_050

GONG = (  # frequency in Hz, strength, time in seconds to fade to 1/e
    (196.0, 1.00, 1.10),
    (298.0, 0.55, 0.85),
    (433.0, 0.40, 0.60),
    (555.0, 0.25, 0.40),
    (798.0, 0.12, 0.22),
)
TICK = ((820.0, 1.00, 0.018), (1640.0, 0.30, 0.009))


def sound(partials: tuple[tuple[float, float, float], ...], seconds: float) -> list[float]:
    """Samples from -1 to 1, with a rise of 4 ms and a fall at the end so that nothing clicks."""
    count = round(RATE * seconds)
    samples = [
        sum(
            a * math.exp(-n / RATE / t) * math.sin(2 * math.pi * f * n / RATE)
            for f, a, t in partials
        )
        for n in range(count)
    ]
    loudest = max(abs(sample) for sample in samples)
    rise, fall = 0.004 * RATE, 0.08 * RATE
    return [
        0.8 * sample / loudest * min(1.0, n / rise) * min(1.0, (count - n) / fall)
        for n, sample in enumerate(samples)
    ]


def write(name: str, samples: list[float]) -> None:
    """One channel, 16 bits."""
    with wave.open(name, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", round(32_000 * s)) for s in samples))


if __name__ == "__main__":
    write("gong.wav", sound(GONG, 3.0))
    write("tick.wav", sound(TICK, 0.14))
