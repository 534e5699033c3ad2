// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Holds a request against what its route says of parameters and bodies.
enum ParameterCheck {
    /// The query by name.
    ///
    /// - Throws: A 400 that names every faulty parameter of the first kind of fault.
    static func query(
        of request: HTTPRequest,
        _ route: Route
    ) throws(Problem) -> [String: String] {
        var values: [String: String] = [:]
        var unknown = Problem(.unknownQueryParameter, "the resource has no such parameter")
        var duplicate = Problem(.duplicateQueryParameter, "a parameter was given twice")
        var invalid = Problem(.invalidParameter, "a parameter does not have the form it needs")
        for item in request.target.query {
            guard let parameter = route.queryParameters.first(where: { $0.name == item.name })
            else {
                unknown = unknown.with(fault: item.name, "unknown")
                continue
            }
            if values.updateValue(item.value, forKey: item.name) != nil {
                duplicate = duplicate.with(fault: item.name, "given twice")
            }
            if let fault = parameter.type.fault(in: item.value) {
                invalid = invalid.with(fault: item.name, fault)
            }
        }
        for problem in [unknown, duplicate, invalid] where !problem.faults.isEmpty {
            throw problem
        }
        var missing = Problem(.missingParameter, "a parameter is needed")
        for parameter in route.queryParameters
        where parameter.isRequired && values[parameter.name] == nil {
            missing = missing.with(fault: parameter.name, "missing")
        }
        guard missing.faults.isEmpty else { throw missing }
        return values
    }

    /// Checks the forms of path parameters.
    static func path(_ values: [String: String], _ route: Route) throws(Problem) {
        for parameter in route.pathParameters {
            if let fault = parameter.type.fault(in: values[parameter.name] ?? "") {
                throw Problem(.invalidParameter, "a parameter does not have the form it needs")
                    .with(fault: parameter.name, fault)
            }
        }
    }

    /// Checks that a body is of a type the route reads, and within its bounds.
    static func body(of request: HTTPRequest, _ route: Route) throws(Problem) {
        guard request.body.count <= route.bodyBytesMax else {
            throw Problem(.bodyTooLarge, "the body is larger than \(route.bodyBytesMax) bytes")
        }
        guard !route.requestBodies.isEmpty, !request.body.isEmpty else { return }
        let types = route.requestBodies.map(\.contentType)
        if let type = request.contentType, types.contains(type) { return }
        throw Problem(.unsupportedMediaType, "the resource reads \(types.joined(separator: ", "))")
    }
}
