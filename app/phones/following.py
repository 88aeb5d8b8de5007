"""The path by which a second laptop asks for what is new. Who answers is not known here: `answer`
is given a letter that only the code's holders can write, and gives one, or Refused("page-unknown")
as long as nobody at the laptop has asked for a second one.
"""

from __future__ import annotations

from typing import Final

from aiohttp import web

from app.models.errors import Refused
from app.phones.house import House

_PATH: Final = "/follow"


class FollowPages:
    """Nothing is here until somebody at the laptop has asked for a second one."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        """One path."""
        return [web.post(_PATH, self.post)]

    async def post(self, request: web.Request) -> web.Response:
        """A letter for a letter; a wrong code is counted as any other."""
        answer = self._house.answer_second
        if answer is None:
            raise Refused("page-unknown")
        self._house.guess(request)
        try:
            letter = await self._house.apart(answer, await request.read())
        except Refused as refused:
            if refused.code != "follow-code-unknown":
                raise
            raise self._house.wrong(request, refused.code) from None
        return web.Response(body=letter, content_type="application/octet-stream")
