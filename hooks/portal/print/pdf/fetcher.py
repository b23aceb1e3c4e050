"""What a document may load: the files that it was given, and what stands in its own text."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

PLACE = "file:///"
"""Where a document would stand. Nothing is read there."""


class Fetcher(URLFetcher):  # type: ignore[misc]  # the engine has no types
    """Gives a document its styles and fonts, by their address from its place, and asks nobody else for anything."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._files = files

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The file of that address. Raises ValueError for any other address but that of data in the text."""
        name = url.removeprefix(PLACE)
        if name not in self._files:
            return super().fetch(url, headers)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._files[name], {"Content-Type": kind})
