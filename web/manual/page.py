"""The manual of the API: the OpenAPI document as a page that needs no script and no network."""

import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from web.choices import empty_box
from web.contexts import Link
from web.failures import ALL
from web.language import say
from web.manual.contexts import Description, Entry, ManualPage, Operation, Paragraph, Shape
from web.manual.kinds import Schema, kind_of

SPAN = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")


def manual_page(document: Schema) -> ManualPage:
    """Return the manual of the API that an OpenAPI document describes."""
    info = document["info"]
    return ManualPage(
        title=say("الواجهة البرمجية"),
        box=empty_box(),
        version=info["version"],
        description=paragraphs(info["description"]),
        operations=tuple(_operations(document["paths"])),
        shapes=tuple(_shapes(document["components"]["schemas"])),
        failures=ALL,
    )


def paragraphs(text: str) -> Description:
    """Return the paragraphs of a description; one that begins in ASCII is English."""
    parts = [part.replace("\n", " ").replace("`", "").strip() for part in text.split("\n\n")]
    return tuple(Paragraph(part, "en" if part[0].isascii() else "ar") for part in parts if part)


def _operations(paths: Schema) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            yield _operation(method.upper(), path, operation)


def _operation(method: str, path: str, operation: Schema) -> Operation:
    parameters, answers = operation.get("parameters", []), operation["responses"]
    return Operation(
        method=method,
        path=path,
        summary=operation["summary"],
        description=paragraphs(operation["description"]),
        parameters=tuple(_parameter(each) for each in parameters),
        answers=tuple(_answers(answers)),
        trials=tuple(_trials(path, parameters)) if "{" not in path else (),
        example=_example(answers),
    )


def _parameter(parameter: Schema) -> Entry:
    description = paragraphs(parameter["description"])
    return Entry(parameter["name"], kind_of(parameter["schema"]), description)


def _answers(answers: Schema) -> Iterator[Entry]:
    for status, answer in answers.items():
        media_types = ", ".join(answer.get("content", ()))
        yield Entry(status, media_types, paragraphs(answer["description"]))


def _trials(path: str, parameters: Sequence[Schema]) -> Iterator[Link]:
    """Yield an address with the first parameter's example, then one with every example."""
    schemas = {each["name"]: each["schema"] for each in parameters}
    pairs = [(name, each["examples"][0]) for name, each in schemas.items() if "examples" in each]
    for some in (pairs[:1], pairs)[: len(pairs)]:
        query = urlencode(some, doseq=True)
        readable = urlencode(some, doseq=True, quote_via=lambda text, *_: text)
        yield Link(f"{path}?{readable}", f"{path}?{query}")


def _example(answers: Schema) -> str:
    for media_type in answers["200"]["content"].values():
        if "example" in media_type:
            written = json.dumps(media_type["example"], ensure_ascii=False, indent=2)
            return SPAN.sub(r"[\1, \2]", written)
    return ""


def _shapes(schemas: Schema) -> Iterator[Shape]:
    for name, schema in schemas.items():
        properties = schema.get("properties", {})
        entries = tuple(Entry(key, kind_of(value), ()) for key, value in properties.items())
        description = paragraphs(schema.get("description", ""))
        yield Shape(name, kind_of(schema), description, entries)
