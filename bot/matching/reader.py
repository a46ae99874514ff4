"""Asks a model of meaning in one thread of its own, off the event loop; keeps answers to questions only."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bot.matching.meaning import DIMENSIONS, LONGEST_QUESTION, Meaning, Packed, Vectors, packed

log = logging.getLogger("kunna.meaning")

_KEPT_QUESTIONS = 256
# What this thread computes can wait, what people's answers need cannot: it gets a third of a busy core.
_NICE = 5


class Reader:
    """A model, made when it is first asked. What it is asked stands in line: nothing runs beside anything."""

    def __init__(self, make: Callable[[], Meaning]) -> None:
        self._make = make
        self._model: Meaning | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="meaning", initializer=_step_back)
        self._answers: OrderedDict[str, Vectors] = OrderedDict()
        self.usable = True
        """False once the model could not be made: everything works without, and it is said once in the log."""

    async def of_texts(self, texts: Sequence[tuple[str, bool]]) -> Packed:
        """The vectors of texts as what can be found or, where True stands beside one, as what is asked; packed.

        Raises what the model raises.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._texts, list(texts))

    async def of_question(self, text: str) -> Vectors:
        """The vector of a question; the same question is not computed twice, even when nobody waited for it."""
        text = text[:LONGEST_QUESTION]
        if (known := self._answers.get(text)) is not None:
            return known
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._question, text)

    def _texts(self, texts: list[tuple[str, bool]]) -> Packed:
        model, vectors = self._made(), np.empty((len(texts), DIMENSIONS), np.float32)
        for at, (text, asked) in enumerate(texts):
            vectors[at] = model.of_question(text) if asked else model.of_labels([text])[0]
        return packed(vectors)

    def _question(self, text: str) -> Vectors:
        if text not in self._answers:
            self._answers[text] = self._made().of_question(text)
            if len(self._answers) > _KEPT_QUESTIONS:
                self._answers.popitem(last=False)
        return self._answers[text]

    def _made(self) -> Meaning:
        if self._model is None:
            try:
                self._model = self._make()
            except Exception:
                self.usable = False
                log.exception("the model of meaning cannot be used; Kunna goes on without")
                raise
        return self._model


def _step_back() -> None:
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
