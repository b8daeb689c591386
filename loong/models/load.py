"""Load a model by its name, `BACKEND:MODEL[?key=value&…]`.

A backend is a module with `load(model: str, *, …) -> Model`: its keyword parameters are the options
that may follow the `?`, converted to the annotated types. `load` is cheap: the first call of
`sample` opens connections or reads weights. Third parties add backends through the entry point
group `loong.models`, each entry naming such a module.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.metadata import entry_points
from types import ModuleType
from urllib.parse import unquote

from pydantic import ValidationError, validate_call

from loong.errors import UsageError
from loong.models.profiles import PROFILES
from loong.registry import plugin, unknown
from loong.types import Model

BACKENDS = {
    "camel": "camel",
    "llamacpp": "llamacpp",
    "openai": "openai_compatible",
    "scripted": "scripted",
    "transformers": "transformers",
    "vllm": "vllm",
}
"""Module below `loong.models` of each backend that ships with loong."""
SECRETS = ("api_key",)


def load_model(spec: object, **options: object) -> Model:
    """Return the model that `spec` names, ready to be sampled.

    Args:
        spec: a model name, a profile (`local`, …), a Model (returned as it is), or a model
            object of camel-ai (wrapped).
        options: the backend's options; they win over those in the name.

    Raises:
        UsageError: the name is malformed, or names no backend, option or file that there is.
        MissingExtra: the backend's library is not installed.
    """
    if isinstance(spec, str):
        return _load_named(spec, options)
    if options:
        raise UsageError(f"options {sorted(options)} need a model name, not a ready-made model")
    if isinstance(spec, Model):
        return spec
    if _is_camel(spec):
        from loong.models.camel import wrap

        return wrap(spec)
    raise UsageError(f"a {type(spec).__name__} is no model; give BACKEND:MODEL or a Model")


def without_secrets(spec: str) -> str:
    """Return a model name without the options that are secret, fit to be shown and stored."""
    head, mark, query = spec.partition("?")
    kept = [pair for pair in query.split("&") if pair.partition("=")[0] not in SECRETS]
    return head + (mark + "&".join(kept) if kept and mark else "")


def _load_named(spec: str, options: dict[str, object]) -> Model:
    """Load by name; a profile may be followed by options too."""
    head, _, query = spec.partition("?")
    defaults = ""
    if head in PROFILES:
        head, _, defaults = PROFILES[head]().partition("?")
    backend, _, model = head.partition(":")
    if not (backend and model):
        raise UsageError(
            f"model {without_secrets(spec)!r} is neither BACKEND:MODEL, as in "
            f"'openai:gpt-4.1-mini', nor one of the profiles {', '.join(sorted(PROFILES))}"
        )
    shown = without_secrets(spec)
    given: dict[str, object] = {
        **_read_query(defaults, shown),
        **_read_query(query, shown),
        **options,
    }
    return _call(_backend(backend), model, given, shown)


def _read_query(query: str, shown: str) -> dict[str, str]:
    """Read `key=value&…`; percent signs are decoded, plus signs stay."""
    found: dict[str, str] = {}
    for pair in query.split("&") if query else []:
        key, mark, value = pair.partition("=")
        if not (key and mark) or key in found:
            raise UsageError(f"model {shown!r}: options are written key=value, each once")
        found[key] = unquote(value)
    return found


def _backend(name: str) -> ModuleType:
    """Import a backend, ours or a third party's."""
    if name in BACKENDS:
        return importlib.import_module(f"loong.models.{BACKENDS[name]}")
    others = entry_points(group="loong.models").names
    if name in others:
        return plugin("loong.models", name, kind="model backend")
    raise unknown("model backend", name, [*BACKENDS, *others])


def _call(module: ModuleType, model: str, options: dict[str, object], shown: str) -> Model:
    """Call a backend's `load`, its options checked against its signature."""
    build: Callable[..., Model] = validate_call(module.load)
    try:
        return build(model, **options)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        option = str(first["loc"][-1])
        known = sorted(set(module.load.__annotations__) - {"model", "return"})
        why = first["msg"] if option in known else f"there are: {', '.join(known) or 'none'}"
        raise UsageError(f"model {shown!r}: option {option!r}: {why}") from None


def _is_camel(candidate: object) -> bool:
    """Tell whether this is a model object of camel-ai, without importing camel-ai."""
    return any(
        base.__name__ == "BaseModelBackend" and base.__module__.startswith("camel.")
        for base in type(candidate).__mro__
    )
