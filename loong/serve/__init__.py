"""Serve environments and verifiers over HTTP and WebSocket, on OpenEnv's wire.

`docs/serve.md` tells the endpoints. Everything here needs the extra `serve`.
"""
