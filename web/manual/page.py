"""The manual of the API: the OpenAPI document as a page that needs no script and no network."""

import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from web.boxes import empty_box
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
        parameters=(*map(_parameter, parameters), *_body(operation.get("requestBody", {}))),
        answers=tuple(_answers(answers)),
        trials=tuple(_trials(path, parameters)) if _is_tried(path, operation) else (),
        example=_example(answers),
    )


def _body(body: Schema) -> Iterator[Entry]:
    """Yield what may be sent along."""
    for media_type, content in body.get("content", {}).items():
        yield Entry(media_type, kind_of(content["schema"]), ())


def _is_tried(path: str, operation: Schema) -> bool:
    """Say whether a link may lead there: it has no id to know and needs no token."""
    return "{" not in path and "security" not in operation


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
    """Return the example of the first answer, which is the one that all went well."""
    for media_type in next(iter(answers.values()))["content"].values():
        example = media_type.get("example", "")
        if isinstance(example, str):
            return example
        written = json.dumps(example, ensure_ascii=False, indent=2)
        return SPAN.sub(r"[\1, \2]", written)
    return ""


def _shapes(schemas: Schema) -> Iterator[Shape]:
    for name, schema in schemas.items():
        properties = schema.get("properties", {})
        entries = tuple(
            Entry(key, kind_of(value), paragraphs(value.get("description", "")))
            for key, value in properties.items()
        )
        description = paragraphs(schema.get("description", ""))
        yield Shape(name, kind_of(schema), description, entries)
