// SPDX-License-Identifier: MIT

/// The page that lists every operation of the interface.
public struct InterfacePage: Sendable, Equatable {
    /// Operations on one subject.
    public struct Group: Sendable, Equatable {
        /// The subject.
        public let name: String
        /// The operations.
        ///
        /// In the order of the table they come from.
        public let operations: [Operation]

        /// Takes the values as they are.
        public init(name: String, operations: [Operation]) {
            self.name = name
            self.operations = operations
        }
    }

    /// A method on a path.
    public struct Operation: Sendable, Equatable {
        /// The name that clients are generated with.
        public let id: String
        /// Method and path with the names of the query's parameters.
        public let request: String
        /// What it answers.
        public let summary: String

        /// Takes the values as they are.
        public init(id: String, request: String, summary: String) {
            self.id = id
            self.request = request
            self.summary = summary
        }
    }

    /// What the interface is.
    public let description: String
    /// The operations by subject.
    public let groups: [Group]

    /// Takes the values as they are.
    public init(description: String, groups: [Group]) {
        self.description = description
        self.groups = groups
    }
}
