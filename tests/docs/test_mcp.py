"""docs/mcp.md: its configuration starts a server, and every name in it is the server's."""

import json
import re
from pathlib import Path

from tests.web.tools.session import tools_of

MANUAL = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text("utf-8")


def test_configuration_serves_the_example(sample_index: Path) -> None:
    (written,) = re.findall(r"```json\n(.*?)```", MANUAL, re.DOTALL)
    server = json.loads(written)["mcpServers"]["arshif"]
    name, option, _, *others = server["args"]
    assert (server["command"], name, option) == ("arshif", "mcp", "--index")
    asked, wanted = (json.loads(each) for each in re.findall(r"`(\{.*?\})`", MANUAL))
    with tools_of("--index", str(sample_index), *others) as session:
        (found,) = session.answer("search", **asked)["results"]
        assert f"`{found['id']}`" in MANUAL and f"«{found['title']}»" in MANUAL
        fetched = session.answer("fetch", **wanted)
        assert (fetched["id"], fetched["title"]) == (found["id"], found["title"])
        for tool in session.tools().values():
            assert tool.output_schema
            definitions = tool.output_schema.get("$defs", {}).values()
            for shape in (tool.input_schema, tool.output_schema, *definitions):
                assert [key for key in shape["properties"] if f"`{key}`" not in MANUAL] == []
