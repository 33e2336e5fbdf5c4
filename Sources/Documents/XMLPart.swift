import CLibXML2
import Glibc

/// One XML part of a document, taken apart by libxml2; nothing outside of it is asked for.
///
/// Element and attribute names are local ones: the parts read here use one vocabulary each, in
/// the namespaces of two editions of their standard.
final class XMLPart {
    private let document: UnsafeMutablePointer<_xmlDoc>

    /// - Returns: nil if the bytes are no XML, nest deeper than libxml2 follows, have an element
    ///   with too many attributes, or carry a document type, which could define what its words
    ///   stand for.
    init?(_ bytes: [UInt8]) {
        _ = Self.initialised
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let attributes = bytes.withUnsafeBufferPointer { AttributeCount.most(in: $0) }
        guard let length = Int32(exactly: bytes.count),
            attributes <= Limits.default.attributes
        else { return nil }
        let parsed = bytes.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length, nil, nil,
                Int32(options))
        }
        guard let parsed else { return nil }
        guard parsed.pointee.intSubset == nil, xmlDocGetRootElement(parsed) != nil else {
            xmlFreeDoc(parsed)
            return nil
        }
        document = parsed
    }

    deinit { xmlFreeDoc(document) }

    var root: XMLElement? {
        xmlDocGetRootElement(document).map { XMLElement(part: self, node: $0) }
    }

    /// libxml2 wants to be initialised before several threads use it.
    private static let initialised: Void = xmlInitParser()

    /// The local name of the first element, found without taking the part apart.
    static func rootName(of bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let match = head.firstMatch(of: /<(?:[A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)/)
        else { return nil }
        return String(match.1)
    }
}

/// An element, which keeps its part alive.
struct XMLElement {
    fileprivate let part: XMLPart
    fileprivate let node: UnsafeMutablePointer<_xmlNode>

    var name: String { String(cString: node.pointee.name) }

    /// The elements right below, in order.
    var children: [XMLElement] {
        var result: [XMLElement] = []
        var next = node.pointee.children
        while let child = next {
            if child.pointee.type == XML_ELEMENT_NODE {
                result.append(XMLElement(part: part, node: child))
            }
            next = child.pointee.next
        }
        return result
    }

    func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The text right below, without that of elements.
    var text: String {
        var result = ""
        var next = node.pointee.children
        while let child = next {
            let isText =
                child.pointee.type == XML_TEXT_NODE || child.pointee.type == XML_CDATA_SECTION_NODE
            if isText, let content = child.pointee.content { result += String(cString: content) }
            next = child.pointee.next
        }
        return result
    }

    subscript(_ name: String) -> String? {
        var next = node.pointee.properties
        while let attribute = next {
            if strcmp(attribute.pointee.name, name) == 0 {
                return attribute.pointee.children?.pointee.content.map { String(cString: $0) } ?? ""
            }
            next = attribute.pointee.next
        }
        return nil
    }

    func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

    /// A switch of an attribute, as XML Schema writes it.
    func isOn(_ name: String) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }

    /// A switch that is an element: on where it stands, unless it says otherwise.
    func hasSwitch(_ name: String) -> Bool {
        guard let element = child(name) else { return false }
        return element["val"].map { $0 != "0" && $0 != "false" } ?? true
    }

    private func strcmp(_ chars: UnsafePointer<UInt8>?, _ text: String) -> Int32 {
        guard let chars else { return 1 }
        return chars.withMemoryRebound(to: CChar.self, capacity: 1) { Glibc.strcmp($0, text) }
    }
}
