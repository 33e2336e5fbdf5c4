/// A rectangle of a page, in points from its upper left corner.
struct PDFBox {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    static let everything = PDFBox(left: -1e6, top: -1e6, right: 1e6, bottom: 1e6)

    /// The smallest rectangle around some points; nil without any.
    init?(around points: [PDFPoint]) {
        guard let first = points.first else { return nil }
        self.init(left: first.x, top: first.y, right: first.x, bottom: first.y)
        for point in points {
            left = min(left, point.x)
            right = max(right, point.x)
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
    }

    init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    func contains(_ point: PDFPoint, margin: Double = 0) -> Bool {
        left - margin <= point.x && point.x <= right + margin && top - margin <= point.y
            && point.y <= bottom + margin
    }

    func intersection(_ other: PDFBox) -> PDFBox {
        PDFBox(
            left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
            bottom: min(bottom, other.bottom))
    }
}

struct PDFPoint {
    var x: Double
    var y: Double
}

/// How the coordinates of a drawing become those of its page.
struct PDFTransform {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    init() {}

    /// Reads `matrix(a,b,c,d,e,f)`; nil for anything else.
    init?(_ text: String) {
        guard text.hasPrefix("matrix("), text.hasSuffix(")") else { return nil }
        let numbers = text.dropFirst(7).dropLast().split { $0 == "," || $0 == " " }
            .compactMap { Double($0) }
        guard numbers.count == 6, numbers.allSatisfy(\.isFinite) else { return nil }
        (a, b, c) = (numbers[0], numbers[1], numbers[2])
        (d, e, f) = (numbers[3], numbers[4], numbers[5])
    }

    func applied(to point: PDFPoint) -> PDFPoint {
        PDFPoint(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
    }

    /// This one first, then the other.
    func then(_ other: PDFTransform) -> PDFTransform {
        var result = PDFTransform()
        result.a = other.a * a + other.c * b
        result.b = other.b * a + other.d * b
        result.c = other.a * c + other.c * d
        result.d = other.b * c + other.d * d
        result.e = other.a * e + other.c * f + other.e
        result.f = other.b * e + other.d * f + other.f
        return result
    }
}

/// The straight pieces of a path, curves taken as the lines between their points.
struct PDFPath {
    /// Points of each piece in order; a closed piece ends where it began.
    private(set) var pieces: [[PDFPoint]] = []

    /// Reads `M 1 2 L 3 4 C 1 2 3 4 5 6 Z`, all from the page's corner.
    init(_ text: String, _ transform: PDFTransform) {
        var numbers: [Double] = []
        var command: Character = "M"
        func take(_ count: Int) -> Bool { numbers.count == count }
        for word in text.split(separator: " ") {
            if let letter = word.first, letter.isLetter {
                command = letter
                numbers = []
                if command == "Z" || command == "z", let first = pieces.last?.first {
                    pieces[pieces.count - 1].append(first)
                }
                continue
            }
            guard let number = Double(word), number.isFinite else { return }
            numbers.append(number)
            let point = { (index: Int) in
                transform.applied(to: PDFPoint(x: numbers[index], y: numbers[index + 1]))
            }
            if command == "M", take(2) {
                pieces.append([point(0)])
                (command, numbers) = ("L", [])
            } else if command == "L", take(2), !pieces.isEmpty {
                pieces[pieces.count - 1].append(point(0))
                numbers = []
            } else if command == "C", take(6), !pieces.isEmpty {
                pieces[pieces.count - 1] += [point(0), point(2), point(4)]
                numbers = []
            }
        }
    }
}
