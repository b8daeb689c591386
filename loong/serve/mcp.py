"""OpenEnv's MCP endpoint, which every server has: this environment brings no tools."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

_INVALID, _UNKNOWN = -32600, -32601  # JSON-RPC 2.0, section 5.1


def no_tools(request: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Answer a JSON-RPC request: an empty list of tools, or that there is no such method."""
    identity = request.get("id")
    answer: dict[str, JsonValue] = {
        "jsonrpc": "2.0",
        "id": identity if isinstance(identity, str | int) else None,
    }
    method = request.get("method")
    if method == "tools/list":
        return {**answer, "result": {"tools": []}}
    code, told = (_UNKNOWN, "there are no tools") if method else (_INVALID, "there is no method")
    return {**answer, "error": {"code": code, "message": told}}
