// SPDX-License-Identifier: MIT

/// The page that lists the operations of the interface.
public struct InterfacePage: Sendable, Equatable {
    /// One operation.
    public struct Operation: Sendable, Equatable {
        /// What names it in links.
        public let id: String
        /// Its method and the template of its path, with the names of its parameters.
        public let call: String
        /// What it does.
        public let summary: String

        /// Takes the values as they are.
        public init(id: String, call: String, summary: String) {
            self.id = id
            self.call = call
            self.summary = summary
        }
    }

    /// Operations on one subject.
    public struct Section: Sendable, Equatable {
        /// The subject.
        public let title: String
        /// Its operations.
        public let operations: [Operation]

        /// Takes the values as they are.
        public init(title: String, operations: [Operation]) {
            self.title = title
            self.operations = operations
        }
    }

    /// The name of the interface.
    public let title: String
    /// What it is.
    public let description: String
    /// The operations by subject.
    public let sections: [Section]

    /// Takes the values as they are.
    public init(title: String, description: String, sections: [Section]) {
        self.title = title
        self.description = description
        self.sections = sections
    }
}
