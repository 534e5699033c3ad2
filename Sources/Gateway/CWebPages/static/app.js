// SPDX-License-Identifier: MIT
// The pages are whole without this file. It adds copy buttons, ages instead of dates, and news:
// by WebSocket, else by server-sent events, else by asking every few seconds.

const body = document.body;
const at = (id) => document.getElementById(id);
const grouped = new Intl.NumberFormat("en-US");
const STRIP_LENGTH = 12;
const ROW_COUNT = 20;
const POLL_INTERVAL = 5_000;
const SUMMARY_INTERVAL = 15_000;

// Copy buttons

function offerCopies() {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("button.copy")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.copy");
    if (!button) return;
    try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
    } catch {
        button.textContent = "Not allowed";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1_500);
});

// Ages

function age(seconds) {
    if (seconds < 0) return "just now";
    if (seconds < 60) return `${seconds} s ago`;
    if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ago`;
    const days = Math.floor(seconds / 86_400);
    return days === 1 ? "yesterday" : `${days} days ago`;
}

function showAges() {
    for (const time of document.querySelectorAll("time")) {
        const moment = Date.parse(time.dateTime);
        if (Number.isNaN(moment)) continue;
        const full = new Date(moment).toISOString().slice(0, 19).replace("T", " ") + " UTC";
        const text = age(Math.floor((Date.now() - moment) / 1_000));
        const isFact = time.closest("dl") !== null;
        const shown = isFact ? `${full} · ${text}` : text;
        if (time.textContent !== shown) time.textContent = shown;
        if (!isFact) time.title = full;
    }
}

function counted(number, noun) {
    return `${grouped.format(number)} ${noun}${number === 1 ? "" : "s"}`;
}

// What a block says, in whichever encoding it came

function readBlock(data, seq) {
    const header = data?.header ?? data ?? {};
    const transactions = data?.transactions ?? [];
    return {
        number: Number(seq ?? header.block_num),
        commitment: data?.commitment ?? header.commitment ?? "",
        timestamp: Number(header.timestamp ?? Date.now() / 1_000),
        count: Number(data?.transaction_count ?? header.transaction_count ?? transactions.length),
        transactions: Array.isArray(transactions) ? transactions : [],
    };
}

// The overview

const overview = {
    tip: Number(body.dataset.tip),
    proven: Number(body.dataset.proven),
    waiting: [],
    isPaused: false,
    lastSummary: 0,

    block(block) {
        if (!(block.number > this.tip)) return;
        this.tip = block.number;
        this.waiting.push(block);
        if (this.waiting.length > STRIP_LENGTH) this.waiting.shift();
        if (this.isPaused || scrollY > 240) this.showPill();
        else this.flush();
    },

    proof(number) {
        if (!(number > this.proven)) return;
        this.proven = number;
        for (const card of at("strip").children) this.mark(card);
        this.showTips();
    },

    flush() {
        for (const block of this.waiting.splice(0)) this.insert(block);
        at("pill").hidden = true;
        this.missed = 0;
        this.showTips();
        showAges();
    },

    missed: 0,

    showPill() {
        this.missed += 1;
        const pill = at("pill");
        pill.textContent = this.missed === 1 ? "1 new block" : `${this.missed} new blocks`;
        pill.hidden = false;
    },

    insert(block) {
        const card = at("block-card").content.firstElementChild.cloneNode(true);
        const link = card.querySelector("a");
        link.href = `/block/${block.number}`;
        link.title = block.commitment;
        card.dataset.number = block.number;
        card.dataset.fill = Math.min(10, block.count ? Math.floor(Math.log2(block.count)) + 1 : 0);
        this.set(card, "number", grouped.format(block.number));
        this.set(card, "count", counted(block.count, "tx"));
        card.querySelector("time").dateTime = new Date(block.timestamp * 1_000).toISOString();
        card.classList.add("fresh");
        this.mark(card);
        const strip = at("strip");
        strip.prepend(card);
        while (strip.children.length > STRIP_LENGTH) strip.lastElementChild.remove();
        for (const transaction of block.transactions) this.insertRow(transaction, block.number);
    },

    insertRow(transaction, number) {
        if (typeof transaction?.id !== "string") return;
        const row = at("transaction-row").content.firstElementChild.cloneNode(true);
        this.setLink(row, "transaction", "/tx/", transaction.id);
        this.setLink(row, "account", "/account/", String(transaction.account_id ?? ""));
        this.set(row, "inputs", String(transaction.input_notes?.length ?? "–"));
        this.set(row, "outputs", String(transaction.output_notes?.length ?? "–"));
        const link = row.querySelector("[data-field=block] a");
        link.href = `/block/${number}`;
        link.textContent = grouped.format(number);
        row.classList.add("fresh");
        const rows = at("rows");
        rows.prepend(row);
        while (rows.children.length > ROW_COUNT) rows.lastElementChild.remove();
    },

    set(element, field, text) {
        element.querySelector(`[data-field=${field}]`).textContent = text;
    },

    setLink(row, field, path, id) {
        const link = row.querySelector(`[data-field=${field}] a`);
        const code = link.querySelector("code");
        link.href = path + encodeURIComponent(id);
        code.title = id;
        code.textContent = id.length <= 18 ? id : `${id.slice(0, 8)}…${id.slice(-6)}`;
    },

    mark(card) {
        const state = Number(card.dataset.number) <= this.proven ? "proven" : "sealed";
        card.dataset.state = state;
        this.set(card, "state", state);
    },

    showTips() {
        const shown = Number(at("strip").firstElementChild?.dataset.number ?? this.tip);
        const lag = Math.max(0, shown - this.proven);
        this.link("tip", shown);
        this.link("proven", this.proven);
        const time = at("strip").querySelector("time");
        const tipTime = at("tip").closest(".tile").querySelector("time");
        if (time && tipTime) tipTime.dateTime = time.dateTime;
        at("lag").textContent =
            lag === 0 ? "nothing behind" : `${counted(lag, "block")} behind`;
        if (Date.now() - this.lastSummary < SUMMARY_INTERVAL) return;
        this.lastSummary = Date.now();
        at("summary").textContent =
            `Latest block ${grouped.format(shown)}, proven up to ${grouped.format(this.proven)}.`;
    },

    link(id, number) {
        at(id).href = `/block/${number}`;
        at(id).textContent = grouped.format(number);
    },
};

// Other pages that can still change are fetched again; the server alone knows how they look.

const refresher = {
    isBusy: false,

    async refresh() {
        if (this.isBusy || overview.isPaused) return;
        this.isBusy = true;
        try {
            const answer = await fetch(location.href, { headers: { accept: "text/html" } });
            if (!answer.ok) return;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const isFocused = at("main").contains(document.activeElement);
            if (!isFocused) at("main").replaceWith(document.adoptNode(page.getElementById("main")));
            if (!("refresh" in page.body.dataset)) feed.stop("Up to date");
            offerCopies();
            showAges();
        } catch {
            // The feed says that the server is away.
        } finally {
            setTimeout(() => { this.isBusy = false; }, 2_000);
        }
    },
};

// The feed

const feed = {
    attempts: 0,
    socketFailures: 0,
    isStopped: false,

    onBlock(data, seq) {
        const block = readBlock(data, seq);
        if (!Number.isFinite(block.number)) return;
        if (body.dataset.page === "overview") overview.block(block);
        else refresher.refresh();
    },

    onProof(seq) {
        if (body.dataset.page === "overview") overview.proof(Number(seq));
        else refresher.refresh();
    },

    start() {
        at("live").hidden = false;
        this.say("waiting", "Connecting");
        if (this.socketFailures < 3 && "WebSocket" in window) this.openSocket();
        else if ("EventSource" in window && this.socketFailures < 6) this.openStream();
        else this.poll();
    },

    say(state, text) {
        this.state = state;
        this.text = text;
        const isPaused = overview.isPaused && state === "live";
        at("live").dataset.state = isPaused ? "paused" : state;
        at("live-text").textContent = isPaused ? "Paused" : text;
    },

    stop(text) {
        this.isStopped = true;
        this.socket?.close(1000);
        this.stream?.close();
        this.say("off", text);
        at("pause").hidden = true;
    },

    openSocket() {
        let opened = false;
        const address = new URL("/v1/ws", location.href);
        address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
        const socket = this.socket = new WebSocket(address, "miden.v1.json");
        const subscribe = (channel, from, encoding) => {
            socket.send(JSON.stringify({ op: "subscribe", id: channel, channel, from, encoding }));
        };
        socket.onopen = () => {
            opened = true;
            this.attempts = this.socketFailures = 0;
            subscribe("blocks", overview.tip + 1, "json");
            subscribe("proofs", overview.proven + 1, "header");
            this.say("live", "Live");
        };
        socket.onmessage = (message) => {
            const event = JSON.parse(message.data);
            if (event.op === "ack" && event.tip - event.from > 2 * STRIP_LENGTH) {
                // Too much was missed to show it one by one.
                if (body.dataset.page === "overview" && event.id === "blocks") location.reload();
            } else if (event.op === "event" && event.id === "blocks") {
                this.onBlock(event.data, event.seq);
            } else if (event.op === "event" && event.id === "proofs") {
                this.onProof(event.seq);
            }
        };
        socket.onclose = () => {
            if (!opened) this.socketFailures += 1;
            this.retry();
        };
    },

    openStream() {
        const from = overview.tip + 1;
        const address = `/v1/events?topics=blocks,proofs&from=${from}`;
        const stream = this.stream = new EventSource(address);
        stream.onopen = () => {
            this.attempts = 0;
            this.say("live", "Live");
        };
        stream.addEventListener("blocks", (event) => {
            this.onBlock(JSON.parse(event.data), event.lastEventId || undefined);
        });
        stream.addEventListener("proofs", (event) => this.onProof(event.lastEventId));
        stream.onerror = () => {
            stream.close();
            this.socketFailures += 1;
            this.retry();
        };
    },

    async poll() {
        try {
            const query = `from=${overview.tip + 1}&limit=${STRIP_LENGTH}&order=asc`;
            const answer = await fetch(`/v1/blocks?${query}`);
            if (!answer.ok) throw new Error(answer.statusText);
            this.attempts = 0;
            this.say("live", "Asking every 5 s");
            for (const block of (await answer.json()).data ?? []) {
                this.onBlock(block, block.header?.block_num ?? block.block_num);
            }
            this.onProof(answer.headers.get("miden-proven-tip") ?? overview.proven);
            if (!this.isStopped) setTimeout(() => this.poll(), POLL_INTERVAL);
        } catch {
            this.socketFailures = 0;
            this.retry();
        }
    },

    // Twice as long each time, up to half a minute, with chance so that not all come back at once.
    retry() {
        if (this.isStopped) return;
        const limit = Math.min(30_000, 500 * 2 ** this.attempts);
        const delay = limit / 2 + Math.random() * limit / 2;
        this.attempts += 1;
        const seconds = Math.ceil(delay / 1_000);
        this.say("waiting", `Connection lost, again in ${seconds} s`);
        setTimeout(() => this.start(), delay);
    },
};

offerCopies();
showAges();
setInterval(showAges, 1_000);

if (body.dataset.page === "overview" || "refresh" in body.dataset) {
    at("pause").addEventListener("click", () => {
        overview.isPaused = !overview.isPaused;
        at("pause").setAttribute("aria-pressed", String(overview.isPaused));
        at("pause").textContent = overview.isPaused ? "Resume" : "Pause";
        feed.say(feed.state, feed.text);
        if (!overview.isPaused && body.dataset.page === "overview") overview.flush();
    });
    at("pill")?.addEventListener("click", () => {
        if (overview.isPaused) at("pause").click();
        else overview.flush();
        scrollTo({ top: 0, behavior: "smooth" });
    });
    feed.start();
}
