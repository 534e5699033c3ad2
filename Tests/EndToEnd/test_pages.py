# SPDX-License-Identifier: MIT
"""The pages in a browser: whole without scripts, live with them, fit for a telephone."""

import os

import pytest
from playwright.sync_api import expect, sync_playwright

from followers import CHROMIUM, CHROMIUM_FLAGS

RAW = "application/octet-stream"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, devnet):
    """Opens pages that note what the browser complains of, and expects nothing at the end."""
    contexts, complaints = [], []

    def open_page(path="/", allowed=(), **options):
        context = browser.new_context(base_url=devnet.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text)
                if message.type in ("error", "warning") else None)
        answer = page.goto(path)
        assert answer.status == 200 or answer.status in allowed, answer.status
        complaints[:] = [text for text in complaints if not allowed or "status of" not in text]
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture(scope="module")
def sealed(devnet, recording):
    """A transaction in a block, with where it is."""
    item = recording.expecting("commit")[0]
    with devnet.client() as client:
        answer = client.post(
            "/v1/transactions?wait=committed&timeout=20s",
            content=item.bytes, headers={"content-type": RAW},
        )
    assert answer.status_code == 200, answer.text
    return item, answer.json()["data"]["block"]


def all_paths(recording, sealed) -> list:
    item, block = sealed
    return [
        "/", f"/block/{block}", "/block/1", f"/tx/{item.id}", f"/account/{item.account}",
        f"/account/{recording.blocks[0]['accounts'][-1]['id']}",
        f"/note/{recording.blocks[0]['output_notes'][0]}", "/search", "/docs",
        "/problems/nullifier_spent",
    ]


def shot(page, name: str):
    """Keeps a picture where the environment says so, for eyes."""
    if os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{os.environ['SCREENSHOTS']}/{name}.png", full_page=True)


def test_the_overview_shows_the_tip_and_goes_live(open_page, devnet):
    page = open_page()
    before = int(page.locator("#tip").inner_text().replace(",", ""))
    assert before <= devnet.tip()
    expect(page.locator("#live-text")).to_have_text("Live")
    expect(page.locator(f"#strip > li[data-number='{before + 2}']")).to_be_visible(timeout=10_000)
    assert int(page.locator("#tip").inner_text().replace(",", "")) >= before + 2
    cards = page.locator("#strip > li")
    numbers = [int(cards.nth(index).get_attribute("data-number"))
               for index in range(cards.count())]
    assert numbers == sorted(numbers, reverse=True) and len(set(numbers)) == len(numbers)


def test_a_new_transaction_appears_on_the_open_overview(open_page, devnet, recording):
    page = open_page()
    expect(page.locator("#live-text")).to_have_text("Live")
    item = recording.expecting("commit")[3]
    with devnet.client() as client:
        client.post("/v1/transactions", content=item.bytes, headers={"content-type": RAW})
    page.wait_for_selector(f"#rows a[href='/tx/{item.id}']", timeout=10_000)


def test_an_open_page_of_a_transaction_follows_it(open_page, devnet, recording):
    item = recording.expecting("commit")[4]
    path = f"/tx/{item.id}"
    with devnet.client() as client:
        client.post("/v1/transactions", content=item.bytes, headers={"content-type": RAW})
    page = open_page(path)
    page.wait_for_selector("main a[href^='/block/']", timeout=10_000)


def test_the_overview_shows_transactions_behind_empty_blocks(new_devnet, recording):
    devnet = new_devnet("quiet").start(interval="20ms")
    devnet.wait_for_tip(recording.tip + 40)
    with devnet.client() as client:
        text = client.get("/").text
    last = [block for block in recording.blocks if block["transactions"]][-1]
    for transaction in last["transactions"]:
        assert f'href="/tx/{transaction}"' in text


def test_pause_holds_the_overview(open_page, devnet):
    page = open_page()
    expect(page.locator("#live-text")).to_have_text("Live")
    page.locator("#pause").click()
    shown = page.locator("#tip").inner_text()
    devnet.wait_for_tip(devnet.tip() + 2)
    page.wait_for_selector("#pill:not([hidden])", timeout=10_000)
    assert page.locator("#tip").inner_text() == shown
    page.locator("#pill").click()
    expect(page.locator("#tip")).not_to_have_text(shown)


def test_the_overview_comes_back_after_the_node_was_away(browser, new_devnet):
    devnet = new_devnet("restarted").start()
    port = devnet.url.rsplit(":", 1)[1]
    context = browser.new_context()
    page = context.new_page()
    page.goto(devnet.url)
    expect(page.locator("#live-text")).to_have_text("Live")
    devnet.stop()
    expect(page.locator("#live-text")).to_contain_text("lost", timeout=10_000)
    devnet.start(listen=f"127.0.0.1:{port}")
    expect(page.locator("#live-text")).to_have_text("Live", timeout=30_000)
    context.close()
    devnet.stop()


@pytest.mark.parametrize("is_scripted", [True, False])
def test_every_page_is_whole(open_page, recording, sealed, is_scripted):
    item, block = sealed
    for path in all_paths(recording, sealed):
        page = open_page(path, java_script_enabled=is_scripted)
        assert page.title() and page.locator("h1").count() == 1, path
        text = page.locator("main").inner_text()
        assert text.strip(), path
    page = open_page(f"/block/{block}", java_script_enabled=is_scripted)
    page.locator(f"main a[href='/tx/{item.id}']").first.click()
    assert page.url.endswith(f"/tx/{item.id}")
    page.locator(f"main a[href='/account/{item.account}']").first.click()
    assert item.final_commitment in page.content()


@pytest.mark.parametrize("is_scripted", [True, False])
def test_search_leads_to_what_was_meant(open_page, recording, sealed, is_scripted):
    item, block = sealed
    note = recording.blocks[0]["output_notes"][0]
    wishes = {
        str(block): f"/block/{block}", "tip": "/block/", item.id: f"/tx/{item.id}",
        item.id.upper().replace("0X", ""): f"/tx/{item.id}",
        item.account: f"/account/{item.account}", note: f"/note/{note}",
        recording.blocks[3]["commitment"]: "/block/3",
        item.nullifiers[0]: f"/block/{block}",
    }
    for wish, place in wishes.items():
        page = open_page("/", java_script_enabled=is_scripted)
        page.locator("#q").fill(wish)
        page.locator("#q").press("Enter")
        page.wait_for_url(f"**{place}*")


def test_what_is_not_there_is_a_page_too(open_page):
    for path in ("/search?q=nonsense", "/block/999999", "/tx/0x" + "1" * 64, "/account/0x12"):
        page = open_page(path, allowed=(400, 404))
        assert page.locator("h1").count() == 1 and page.locator("header").count()


def test_markup_in_a_search_stays_text(open_page):
    page = open_page("/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", allowed=(404,))
    assert page.locator("main img").count() == 0
    assert "<img src=x" in page.locator("main").inner_text() or page.locator(
        "main input").first.input_value().startswith("<img")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_pages_fit_every_screen(open_page, recording, sealed, width, scheme):
    for path in all_paths(recording, sealed):
        page = open_page(
            path, viewport={"width": width, "height": 800}, color_scheme=scheme
        )
        page.wait_for_timeout(150)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} wide on a screen of {width}"
        shot(page, f"{path.strip('/').replace('/', '-')[:24] or 'home'}-{width}-{scheme}")


def test_light_and_dark_differ_and_can_be_read(open_page):
    seen = {}
    for scheme in ("light", "dark"):
        page = open_page("/", color_scheme=scheme)
        seen[scheme] = page.evaluate(
            "() => [getComputedStyle(document.body).color,"
            " getComputedStyle(document.documentElement).backgroundColor]"
        )
    assert seen["light"] != seen["dark"]
    for text, ground in seen.values():
        assert contrast(text, ground) >= 4.5


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as WCAG defines it."""
    def luminance(colour: str) -> float:
        channels = [int(part) / 255 for part in colour[colour.index("(") + 1:-1].split(",")[:3]]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
