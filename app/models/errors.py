"""The one error that is meant for people."""

from __future__ import annotations

from functools import partial


class Refused(Exception):  # noqa: N818 -- an answer, not an error
    """A wish that cannot be granted, told as a stable code and the parameters of its sentence.

    The words belong to the interface (`app.refusals`), so that the same refusal reads well in the
    window, on a phone and on the command line, in Danish and in English. Everything that is not a
    `Refused` is a bug.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[partial[Refused], tuple[()]]:
        """So that it comes whole from another process."""
        return partial(Refused, self.code, **self.params), ()

    def __str__(self) -> str:
        """The code and its parameters, for logs and test output; never for people."""
        told = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({told})" if told else self.code
