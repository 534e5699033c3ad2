# SPDX-License-Identifier: MIT
"""Clients that follow the chain, each by another way; all must see the same blocks."""

import asyncio
import json
import os
import struct

import httpx
import websockets
from playwright.async_api import async_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu"]


class Follower:
    """Collects `(number, proof)` pairs; the proof is a commitment, or a block's bytes."""

    def __init__(self, url: str, start: int):
        self.url = url
        self.start = start
        self.seen = []
        self.task = None
        self.opened = asyncio.Event()

    def go(self) -> "Follower":
        self.task = asyncio.create_task(self.follow())
        return self

    async def follow(self):
        raise NotImplementedError

    def take(self, number: int, proof):
        self.seen.append((number, proof))

    async def reach(self, height: int, seconds=20):
        """Waits until a height was seen."""
        async with asyncio.timeout(seconds):
            while not self.seen or self.seen[-1][0] < height:
                if self.task.done():
                    self.task.result()
                    raise AssertionError(f"{self} ended after {self.seen[-1:]}")
                await asyncio.sleep(0.02)

    async def stop(self):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    def __repr__(self):
        return f"{type(self).__name__} from {self.start}"


class SocketFollower(Follower):
    """`miden.v1.json`; a height of None subscribes to what comes next."""

    subprotocol = "miden.v1.json"
    encoding = "json"

    async def follow(self):
        address = self.url.replace("http", "ws", 1) + "/v1/ws"
        async with websockets.connect(
            address, subprotocols=[self.subprotocol], max_size=None
        ) as socket:
            assert socket.subprotocol == self.subprotocol
            wish = {"op": "subscribe", "id": "a", "channel": "blocks", "encoding": self.encoding}
            if self.start is not None:
                wish["from"] = self.start
            await socket.send(json.dumps(wish))
            self.acknowledged(await socket.recv())
            self.opened.set()
            async for message in socket:
                self.event(message)

    def acknowledged(self, message):
        answer = json.loads(message)
        assert answer["op"] == "ack" and answer["id"] == "a", answer
        self.start = answer["from"]

    def event(self, message):
        event = json.loads(message)
        assert event["op"] == "event" and event["id"] == "a", event
        assert event["tip"] >= event["seq"]
        header = event["data"]["header"]
        assert header["block_num"] == event["seq"]
        self.take(event["seq"], header["commitment"])


class BinarySocketFollower(SocketFollower):
    """`miden.v1.bin` with whole blocks: one byte of kind, eight of height, the signed block."""

    subprotocol = "miden.v1.bin"
    encoding = "raw"

    def acknowledged(self, message):
        kind, _ = struct.unpack_from("<BQ", message)
        assert kind == 0
        super().acknowledged(message[9:])

    def event(self, message):
        kind, number = struct.unpack_from("<BQ", message)
        assert kind == 1
        self.take(number, message[9:])


class EventStreamFollower(Follower):
    """Server-sent events."""

    async def follow(self):
        async with httpx.AsyncClient(base_url=self.url, timeout=30) as client:
            address = f"/v1/events?topics=blocks&from={self.start}"
            async with client.stream("GET", address) as answer:
                assert answer.status_code == 200
                assert answer.headers["content-type"].startswith("text/event-stream")
                self.opened.set()
                event = {}
                async for line in answer.aiter_lines():
                    if not line:
                        self.event(event)
                        event = {}
                    elif not line.startswith(":"):
                        name, _, value = line.partition(":")
                        event[name] = event.get(name, "") + value.removeprefix(" ")

    def event(self, event: dict):
        if "data" not in event:
            return
        assert event["event"] == "blocks", event
        header = json.loads(event["data"])["header"]
        assert header["block_num"] == int(event["id"])
        self.take(int(event["id"]), header["commitment"])


class LongPollFollower(Follower):
    """One request a block, over HTTP/2."""

    async def follow(self):
        height = self.start
        async with httpx.AsyncClient(
            base_url=self.url, timeout=30, http1=False, http2=True
        ) as client:
            self.opened.set()
            while True:
                answer = await client.get(f"/v1/blocks/{height}?wait=10s")
                if answer.status_code == 204:
                    continue
                assert answer.status_code == 200, answer.text
                header = answer.json()["data"]["header"]
                self.take(header["block_num"], header["commitment"])
                height += 1


class PageFollower(Follower):
    """A browser on the overview: the numbers of the cards that appear, without a proof."""

    WATCH = """() => {
        const strip = document.getElementById("strip");
        let last = Number(strip.children[0].dataset.number);
        new MutationObserver(() => {
            for (const card of [...strip.children].reverse()) {
                const number = Number(card.dataset.number);
                if (number > last) { last = number; took(number); }
            }
        }).observe(strip, {childList: true});
        return last + 1;
    }"""

    async def follow(self):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=CHROMIUM, args=CHROMIUM_FLAGS
            )
            page = await browser.new_page()
            await page.expose_function("took", lambda number: self.take(number, None))
            await page.goto(self.url + "/")
            await page.wait_for_function(
                "document.getElementById('live-text').textContent === 'Live'"
            )
            self.start = await page.evaluate(self.WATCH)
            self.opened.set()
            await asyncio.Event().wait()
