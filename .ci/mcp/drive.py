"""Drives every tool of a running stack with the protocol's own client in Python, which checks each result against the
schema that the tool announced.

  drive.py <url of /mcp> <plan> <known values as JSON> <legacy or 2026-07-28>     OWL_AGENT_KEY
"""
import asyncio
import json
import os
import re
import sys
from pathlib import Path

import httpx2
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client


def filled(value, values):
    if isinstance(value, str):
        return re.sub(r"\$([a-z_]+)", lambda found: values[found.group(1)], value)
    if isinstance(value, list):
        return [filled(one, values) for one in value]
    if isinstance(value, dict):
        return {key: filled(one, values) for key, one in value.items()}
    return value


def at(value, pointer):
    for key in pointer.split("/")[1:]:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


async def drive(client, plan, values):
    tools = [tool.name for tool in (await client.list_tools()).tools]
    called = set()
    for step in plan:
        result = await client.call_tool(step["tool"], filled(step.get("args", {}), values))
        said = result.content[0].text
        called.add(step["tool"])
        if "refused" in step:
            assert result.is_error or step["tool"] == "cancel-job", step
            continue
        assert not result.is_error, f"{step['tool']}: {said}"
        assert json.loads(said) == result.structured_content, f"{step['tool']} says two things"
        for key, pointer in step.get("save", {}).items():
            values[key] = at(result.structured_content, pointer)
    assert len(tools) > 30 and called == set(tools), f"not driven: {set(tools) - called}"
    prompts = (await client.list_prompts()).prompts
    for prompt in prompts:
        wanted = {argument.name: values[argument.name] for argument in prompt.arguments}
        got = await client.get_prompt(prompt.name, wanted)
        assert values["project_id"] in got.messages[0].content.text
    resources = (await client.list_resources()).resources
    guide = await client.read_resource(str(resources[0].uri))
    assert "claim-issue" in guide.contents[0].text
    return f"{len(called)} tools of {len(tools)}, {len(prompts)} prompts, {len(resources)} resource"


async def main():
    url, plan, known, mode = sys.argv[1:5]
    name = "python-" + ("modern" if mode.startswith("20") else mode)
    values = {**json.loads(known), "client": name}
    headers = {"Authorization": "Bearer " + os.environ["OWL_AGENT_KEY"]}
    async with httpx2.AsyncClient(headers=headers) as http:
        async with Client(streamable_http_client(url, http_client=http), mode=mode) as client:
            print(name + ":", await drive(client, json.loads(Path(plan).read_text()), values))


asyncio.run(main())
