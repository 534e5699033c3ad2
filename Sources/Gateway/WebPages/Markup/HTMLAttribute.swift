// SPDX-License-Identifier: MIT

/// An attribute of an element; its value is escaped where it is written.
struct HTMLAttribute {
    let name: StaticString
    /// Nothing for an attribute that only is there or not.
    let value: String?

    private init(name: StaticString, value: String?) {
        self.name = name
        self.value = value
    }

    static func `class`(_ value: String) -> Self { Self(name: "class", value: value) }
    static func id(_ value: String) -> Self { Self(name: "id", value: value) }
    static func title(_ value: String) -> Self { Self(name: "title", value: value) }
    static func label(_ value: String) -> Self { Self(name: "aria-label", value: value) }
    static func scope(_ value: String) -> Self { Self(name: "scope", value: value) }
    static func link(_ target: PagePath) -> Self { Self(name: "href", value: target.text) }
    static func source(_ target: PagePath) -> Self { Self(name: "src", value: target.text) }
    static func action(_ target: PagePath) -> Self { Self(name: "action", value: target.text) }
    static func flag(_ name: StaticString) -> Self { Self(name: name, value: nil) }

    /// An attribute whose value a browser neither loads nor runs.
    static func plain(_ name: StaticString, _ value: String) -> Self {
        Self(name: name, value: value)
    }
}
