"""Finite fields, in which the constructions of plans reckon."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

Element: TypeAlias = int


class Field:
    """GF(q) for a prime power q; elements are numbers 0 .. q-1, read as polynomials in base p."""

    def __init__(self, order: int) -> None:
        prime = _smallest_factor(order)
        degree = exponent_of(order, prime)
        if degree is None:
            raise ValueError(f"no field has {order} elements")
        self.order = order
        self._prime = prime
        self._degree = degree
        self._modulus = self._irreducible()
        self._products = [[self._times(a, b) for b in range(order)] for a in range(order)]
        cycles = (self._generated(element) for element in range(1, order))
        self._powers = next(cycle for cycle in cycles if len(cycle) == order - 1)

    def times(self, a: Element, b: Element) -> Element:
        """The product of two elements."""
        return self._products[a][b]

    def minus(self, a: Element, b: Element) -> Element:
        """The difference of two elements."""
        pairs = zip(self._digits(a), self._digits(b), strict=True)
        return self._number([(x - y) % self._prime for x, y in pairs])

    def plus(self, a: Element, b: Element) -> Element:
        """The sum of two elements."""
        pairs = zip(self._digits(a), self._digits(b), strict=True)
        return self._number([(x + y) % self._prime for x, y in pairs])

    def power(self, exponent: int) -> Element:
        """A power of the generator, whose powers are all elements but zero."""
        return self._powers[exponent % (self.order - 1)]

    def _generated(self, element: Element) -> list[Element]:
        powers = [1]
        while (following := self.times(powers[-1], element)) != 1:
            powers.append(following)
        return powers

    def _digits(self, a: Element) -> list[int]:
        return [a // self._prime**at % self._prime for at in range(self._degree)]

    def _number(self, digits: list[int]) -> Element:
        return sum(digit * self._prime**at for at, digit in enumerate(digits))

    def _times(self, a: Element, b: Element) -> Element:
        raw = [0] * (2 * self._degree - 1)
        for i, x in enumerate(self._digits(a)):
            for j, y in enumerate(self._digits(b)):
                raw[i + j] += x * y
        return self._number(self._reduced(raw))

    def _reduced(self, raw: list[int]) -> list[int]:
        """Divides by the modulus x^d = sum of modulus[i] x^i from the top down."""
        for top in range(len(raw) - 1, self._degree - 1, -1):
            for at, factor in enumerate(self._modulus):
                raw[top - self._degree + at] += raw[top] * factor
            raw[top] = 0
        return [digit % self._prime for digit in raw[: self._degree]]

    def _irreducible(self) -> list[int]:
        """The first modulus that leaves no two elements other than zero with the product zero."""
        for code in range(self.order):
            self._modulus = self._digits(code)
            if all(self._times(a, b) for a in range(1, self.order) for b in range(1, a + 1)):
                return self._modulus
        raise ValueError(f"no field has {self.order} elements")


@cache
def field_of(order: int) -> Field:
    """GF(order), made once."""
    return Field(order)


def is_prime_power(number: int) -> bool:
    """Whether there is a field of so many elements."""
    return number > 1 and exponent_of(number, _smallest_factor(number)) is not None


def _smallest_factor(number: int) -> int:
    return next((d for d in range(2, number + 1) if number % d == 0), 1)


def exponent_of(number: int, base: int) -> int | None:
    """k with base^k = number, or None."""
    power, value = 0, 1
    while value < number and base > 1:
        power, value = power + 1, value * base
    return power if value == number and power else None
