#!/usr/bin/env python3
"""A module of Speech Dispatcher that writes what it is given to a file, an utterance a line, and is done at once.

Speech Dispatcher starts it and speaks its line protocol with it. The file is the one that SPOKEN_WORDS names.
"""

from __future__ import annotations

import html
import os
import re
import sys
import time
from pathlib import Path

ANSWERS = {
    "INIT": ("299-written", "299 OK LOADED SUCCESSFULLY"),
    "LIST VOICES": ("200-written\ten\tnone", "200 OK VOICE LIST SENT"),
    "QUIT": ("210 OK QUIT",),
}
BLOCKS = {
    "AUDIO": ("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED"),
    "LOGLEVEL": ("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET"),
    "SET": ("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED"),
}
SPEECH = ("SPEAK", "CHAR", "KEY", "SOUND_ICON")
PAUSE = 0.03
"""Seconds. Speech Dispatcher misses an end that comes together with its beginning."""


def answer(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)


def block() -> str:
    """The lines up to one with a period alone; a period at the beginning of any other is doubled."""
    lines = []
    for line in iter(sys.stdin.readline, ""):
        text = line.rstrip("\n")
        if text == ".":
            break
        lines.append(text[1:] if text.startswith("..") else text)
    return " ".join(lines)


def main() -> None:
    with Path(os.environ["SPOKEN_WORDS"]).open("a", encoding="utf-8", buffering=1) as written:
        for raw in iter(sys.stdin.readline, ""):
            command = raw.strip()
            if command in ANSWERS:
                answer(*ANSWERS[command])
            elif command in BLOCKS:
                answer(BLOCKS[command][0])
                block()
                answer(BLOCKS[command][1])
            elif command in SPEECH:
                answer("202 OK RECEIVING MESSAGE")
                text = block()
                answer("200 OK SPEAKING")
                written.write(html.unescape(re.sub(r"<[^>]+>", "", text)).strip() + "\n")
                time.sleep(PAUSE)
                answer("701 BEGIN")
                time.sleep(PAUSE)
                for mark in re.findall(r'<mark name="([^"]*)"', text):
                    answer(f"700-{mark}", "700 INDEX MARK")
                answer("702 END")
            elif command.startswith("DEBUG"):
                answer("200 OK DEBUGGING")
            elif command not in ("STOP", "PAUSE"):
                answer("300 ERR UNKNOWN COMMAND")
            if command == "QUIT":
                break


if __name__ == "__main__":
    main()
