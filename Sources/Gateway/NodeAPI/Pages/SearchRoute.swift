// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store
internal import WebPages

/// `GET /search`: leads to what was searched for, or says what was not found.
enum SearchRoute {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/search",
            id: "search",
            tag: "Pages",
            summary: "Leads to the page of what is searched for.",
            query: [Route.Parameter("q", .text(countMax: 256), "What to look for.")],
            answers: PageAnswer.answers + [Route.Answer(303, "The page is elsewhere.")],
            problems: PageAnswer.problems,
            handler: PageAnswer.handler(node) { routed in
                let text = routed.query("q") ?? ""
                let query = SearchQuery(text)
                let found = try node.read { snapshot in try find(query, snapshot) }
                if let found { return HTTPResponse(303, fields: ["location": found.text]) }
                let page = SearchPage(query: text, kind: query)
                let isLooking = query != .empty
                return PageAnswer.page(
                    page.rendered(on: PageAnswer.site(node)),
                    status: isLooking ? 404 : 200
                )
            }
        )
    }

    private static func find(
        _ query: SearchQuery,
        _ snapshot: borrowing Snapshot
    ) throws -> PagePath? {
        switch query {
        case .empty, .unreadable: return nil
        case .blockNumber(let number):
            return (snapshot.tip?.number.value).flatMap { number <= $0 ? .block(number) : nil }
        case .blockName(let name):
            return .block(try BlockName(name).resolve(in: snapshot).value)
        case .account(let text), .address(let text):
            guard let id = try? PathValue.account(text), try snapshot.account(id) != nil else {
                return nil
            }
            return .account(id.hex)
        case .word(let text):
            guard let word = PathValue.word(text) else { return nil }
            if let number = try snapshot.number(of: word) { return .block(number.value) }
            if try TransactionLookup(TransactionID(word), in: snapshot) != nil {
                return .transaction(text)
            }
            if try snapshot.note(NoteID(word)) != nil { return .note(text) }
            return try snapshot.block(spending: Nullifier(word)).map { .block($0.value) }
        }
    }
}
