// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// The templates as a tree over segments; literals win over holes.
struct RouteTree: Sendable {
    struct Node: Sendable {
        var literals: [String: Int] = [:]
        var parameter: (name: String, child: Int)?
        var routes: [HTTPMethod: Int] = [:]

        /// The methods of the path in a fixed order, with those that are always there.
        var allowedMethods: [HTTPMethod] {
            var methods = Set(routes.keys)
            if methods.contains(.get) { methods.insert(.head) }
            methods.insert(.options)
            return methods.sorted { $0.name < $1.name }
        }
    }

    private var nodes = [Node()]

    mutating func insert(_ route: Route, index: Int) {
        var place = 0
        for segment in route.path.segments { place = child(of: place, for: segment) }
        precondition(
            nodes[place].routes.updateValue(index, forKey: route.method) == nil,
            "a method and a path lead to one operation"
        )
    }

    private mutating func child(of place: Int, for segment: PathTemplate.Segment) -> Int {
        switch segment {
        case .literal(let text):
            if let child = nodes[place].literals[text] { return child }
            nodes[place].literals[text] = nodes.count
        case .parameter(let name):
            if let (known, child) = nodes[place].parameter {
                precondition(known == name, "a hole has one name at one place")
                return child
            }
            nodes[place].parameter = (name, nodes.count)
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// The node with routes that the segments lead to, and what fills its holes.
    func find(_ segments: [String]) -> (node: Node, parameters: [String: String])? {
        var parameters: [String: String] = [:]
        guard let place = find(segments[...], from: 0, &parameters) else { return nil }
        return (nodes[place], parameters)
    }

    /// Goes back where a literal leads nowhere but a hole would; depth is that of the tree.
    private func find(
        _ segments: ArraySlice<String>,
        from place: Int,
        _ parameters: inout [String: String]
    ) -> Int? {
        guard let segment = segments.first else { return nodes[place].routes.isEmpty ? nil : place }
        if let child = nodes[place].literals[segment],
            let found = find(segments.dropFirst(), from: child, &parameters)
        {
            return found
        }
        guard !segment.isEmpty, let (name, child) = nodes[place].parameter,
            let found = find(segments.dropFirst(), from: child, &parameters)
        else { return nil }
        parameters[name] = segment
        return found
    }
}
