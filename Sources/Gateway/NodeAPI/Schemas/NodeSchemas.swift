// SPDX-License-Identifier: MIT

internal import Routing

/// Every schema of the document: the values, and around them the answers with their envelopes.
enum NodeSchemas {
    static let all: [RouteTable.Schema] =
        ValueSchemas.all + ChainSchemas.all + TransactionSchemas.all + AccountSchemas.all
        + NoteSchemas.all + StatusSchemas.all
}
