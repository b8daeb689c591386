"""Post chats to a model server and get its answer, through whatever can be waited out."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import orjson

from loong.errors import ModelError

if TYPE_CHECKING:
    import aiohttp

Json = dict[str, object]

PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
"""Statuses that another attempt may cure."""
QUICK_TRIES = 3
"""Attempts at a server that has never answered, and attempts that end in a timeout."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
LONGEST_ORDERED_PAUSE = 300.0
"""Seconds that a server may ask us to wait before we give up instead."""
SHOWN = 300
"""Characters of a server's message that an error quotes."""
HINTS = {
    401: "check the API key",
    403: "check the API key and what it may use",
    404: "check base_url and the model's name",
    429: "the server limits the rate: ask for less at a time",
}


class Refused(Exception):  # noqa: N818 - an answer, if not the one hoped for
    """The server understood a request and will not do it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message


class Trouble(Exception):  # noqa: N818 - not yet an error: it is tried again
    """One attempt failed in a way that another may not.

    Args:
        what: the trouble, as the end of the sentence `SERVER …`.
        tries: attempts it is worth.
        pause: seconds that the server asked for before the next one.
    """

    def __init__(self, what: str, *, tries: int, pause: float = 0.0) -> None:
        super().__init__(what)
        self.tries = tries
        self.pause = pause


class Server:
    """One URL to post to, with one session for each event loop that uses it.

    Args:
        url: where to post.
        key: bearer token; never shown.
        timeout: seconds for one attempt.
        tries: attempts before an error.
    """

    def __init__(self, url: str, *, key: str, timeout: float, tries: int) -> None:
        self.url = url
        self._key = key
        self._timeout = timeout
        self._tries = tries
        self._answered = False
        self._sessions: dict[asyncio.AbstractEventLoop, aiohttp.ClientSession] = {}

    async def post(self, body: Mapping[str, object]) -> Json:
        """Post until the server answers.

        Raises:
            Refused: the server says no.
            ModelError: the server did not answer; says what happened last and what to check.
        """
        data = orjson.dumps(body)
        tried = 0
        while True:
            tried += 1
            try:
                return await self._attempt(data)
            except Trouble as trouble:
                if tried >= trouble.tries or trouble.pause > LONGEST_ORDERED_PAUSE:
                    raise ModelError(f"{self.url} {trouble} (attempt {tried})") from trouble
                await asyncio.sleep(max(trouble.pause, _pause(tried)))

    async def aclose(self) -> None:
        """Close the connections of the running loop."""
        session = self._sessions.pop(asyncio.get_running_loop(), None)
        if session is not None:
            await session.close()

    async def _attempt(self, data: bytes) -> Json:
        """Post once; raises Refused or Trouble."""
        import aiohttp

        try:
            async with self._session().post(self.url, data=data, allow_redirects=False) as reply:
                body = await reply.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise self._unreachable(error) from error
        except TimeoutError as error:
            tries = min(QUICK_TRIES, self._tries)
            raise Trouble(f"gave no answer within {self._timeout:g} s", tries=tries) from error
        except aiohttp.ClientError as error:
            what = f"broke off its answer: {error or type(error).__name__}"
            raise Trouble(what, tries=self._tries) from error
        self._answered = True
        return self._judge(reply.status, body, reply.headers.get("Retry-After", ""))

    def _judge(self, status: int, body: bytes, retry_after: str) -> Json:
        """Tell an answer from a refusal and from trouble."""
        answer = _read_object(body)
        if status < 300 and answer is not None and answer.get("choices"):  # noqa: PLR2004
            return answer
        message = self._message(body, answer)
        status = _true_status(status, answer)
        if status < 300:  # noqa: PLR2004
            raise Trouble(f"answered with what is no completion: {message}", tries=self._tries)
        if status not in PASSING or "insufficient_quota" in message:
            raise Refused(status, message)
        hint = HINTS.get(status, "see the server's log")
        raise Trouble(
            f"answered {status}: {message}; {hint}",
            tries=self._tries,
            pause=seconds_ordered(retry_after),
        )

    def _message(self, body: bytes, answer: Json | None) -> str:
        """Return what a server says went wrong, trimmed, without the key."""
        error = (answer or {}).get("error", answer)
        if isinstance(error, dict):
            parts = (error.get(field) for field in ("message", "detail", "code"))
            error = " ".join(str(part) for part in parts if part)
        text = str(error or body.decode("utf-8", "replace"))
        if self._key:
            text = text.replace(self._key, "***")
        return " ".join(text.split())[:SHOWN] or "an empty body"

    def _unreachable(self, error: Exception) -> Trouble:
        """Describe a connection that could not be made; one that once could is worth more tries."""
        root = urlsplit(self.url)
        where = f"{root.scheme}://{root.netloc}"
        tries = self._tries if self._answered else min(QUICK_TRIES, self._tries)
        reason = str(error) or type(error).__name__
        return Trouble(
            f"cannot be reached ({reason}): is the server at {where} running?", tries=tries
        )

    def _session(self) -> aiohttp.ClientSession:
        """Return the running loop's session."""
        loop = asyncio.get_running_loop()
        if loop not in self._sessions:
            self._drop_dead_loops()
            self._sessions[loop] = self._open_session()
        return self._sessions[loop]

    def _open_session(self) -> aiohttp.ClientSession:
        """Open a session that limits nothing: who asks decides how much at a time."""
        import aiohttp

        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=headers,
            timeout=aiohttp.ClientTimeout(total=self._timeout, sock_connect=10),
            trust_env=self.url.startswith("https:"),  # proxies are for what is far away
        )

    def _drop_dead_loops(self) -> None:
        """Forget the sessions of loops that ended without `aclose`."""
        for loop in [loop for loop in self._sessions if loop.is_closed()]:
            self._sessions.pop(loop).detach()  # nothing is left to close it on


def _pause(tried: int) -> float:
    """Return the seconds to wait after the given number of attempts."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(tried - 1, 10))
    return longest * random.uniform(0.5, 1.0)


def _read_object(body: bytes) -> Json | None:
    """Read a JSON object, or None where the bytes are none."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return answer if isinstance(answer, dict) else None


def _true_status(status: int, answer: Json | None) -> int:
    """Return the status; some servers answer 200 and put the true one into the body."""
    error = (answer or {}).get("error")
    if status >= 300 or error is None:  # noqa: PLR2004
        return status
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) and code >= 400 else 502  # noqa: PLR2004


def seconds_ordered(retry_after: str) -> float:
    """Read a Retry-After header, seconds or a date (RFC 9110, 10.2.3); 0 where it says nothing."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return max(0.0, when.timestamp() - time.time())
