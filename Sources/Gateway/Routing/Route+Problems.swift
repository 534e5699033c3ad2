// SPDX-License-Identifier: MIT

internal import HTTPSemantics

extension Route {
    /// The problems that an answer may tell, its own and those of the router.
    var possibleProblems: Set<ProblemKind> {
        var kinds = Set(problems)
        kinds.formUnion([
            .unknownQueryParameter, .malformedRequest, .overloaded, .responseTimeout, .rateLimited,
        ])
        if !pathParameters.isEmpty || !queryParameters.isEmpty {
            kinds.formUnion([.invalidParameter, .duplicateQueryParameter])
        }
        if queryParameters.contains(where: \.isRequired) { kinds.insert(.missingParameter) }
        if !requestBodies.isEmpty {
            kinds.formUnion([.unsupportedMediaType, .bodyTooLarge, .missingBody])
        }
        return kinds
    }
}
