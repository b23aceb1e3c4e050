"""The small site with a second language: a front page, a page, a question and a sheet, each a translation."""

from __future__ import annotations

from helping.sites import ROOT

REAL = (ROOT / "docs/data/words.yml").read_text(encoding="utf-8")
PAGE = """---
title: Un sitio pequeño
description: Una página de prueba en español.
language: {0}
translates: docs/index.md
reviewed: 2026-11-21
---
Todo aquí es pequeño. Vea [las pruebas de drogas](../../faq/{0}/pruebas-de-drogas.md) y [la hoja](../../guides/{0}/worksheets/primera-mirada.md).
"""
PRINCIPLE = """---
title: Nadie queda fuera
description: A nadie se le dice que todavía no.
language: {0}
translates: docs/ips/zero-exclusion.md
reviewed: 2026-11-21
---
A nadie se le dice que todavía no.

## Qué quiere decir {{ #meaning }}

La primera conversación con una empresa llega pronto.

## A quién llamar {{ #call }}

Llame a su oficina.

## Qué hacer {{ #what }}

Hable con su equipo.
"""
QUESTION = """---
question: Las empresas hacen pruebas de drogas. ¿Qué hago?
topics: [barriers]
audience: [job-seeker]
language: {0}
translates: faq/drug-testing.md
reviewed: 2026-11-21
also_asked: [examen de drogas]
related: [ips/zero-exclusion]
---
Diga antes de la primera solicitud que puede haber una prueba. La persona decide qué hacer.

## Qué hacer {{ #what-to-do }}

1. Pregunte a la empresa qué pruebas hay.
"""
SHEET = """---
title: Primera mirada
description: Note una cosa buena.
audience: participant
session: 1
minutes: 10
language: {0}
translates: guides/worksheets/first-look.md
reviewed: 2026-11-21
---
Mire a su alrededor.

Su nombre: [text]

¿Qué vio? [3 lines]

[ ] Ya terminé.
"""


def words_of(language: str, name: str) -> str:
    """The fixed words of the site, and where a language has none of its own, the Spanish ones under its code."""
    start = REAL.index("\nes:\n")
    more = REAL[start:].replace("\nes:\n", f"\n{language}:\n").replace("language: Español", f"language: {name}")
    return REAL if f"\n{language}:\n" in REAL else REAL + more


def spoken_files(language: str = "es", name: str = "Español") -> dict[str, str | bytes | None]:
    """What the small site gets."""
    return {
        "docs/data/words.yml": words_of(language, name),
        f"docs/{language}/index.md": PAGE.format(language),
        f"docs/{language}/nadie-queda-fuera.md": PRINCIPLE.format(language),
        f"faq/{language}/pruebas-de-drogas.md": QUESTION.format(language),
        f"guides/{language}/worksheets/primera-mirada.md": SHEET.format(language),
    }
