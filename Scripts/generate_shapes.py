#!/usr/bin/env python3
"""Writes Sources/ServiceShapes/Generated from botocore's public service models.

usage: python3 Scripts/generate_shapes.py [--check]

Needs the botocore of Scripts/requirements.txt. The operations are those of service_operations.py; every shape they
reach is generated with its constraints, and nothing else. The output depends on nothing but the models and that table.
"""
import argparse
import html
import pathlib
import re
import shutil
import tempfile

import botocore
import botocore.loaders

from service_operations import SERVICES, UNSIGNED_AUTH

OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "Sources/ServiceShapes/Generated"
PROTOCOLS = {
    "query": ".query",
    "rest-json": ".restJSON",
    "rest-xml": ".restXML",
}
SCALARS = {
    "string": ("String", "string"),
    "character": ("String", "string"),
    "integer": ("Int", "integer"),
    "long": ("Int", "integer"),
    "float": ("Double", "double"),
    "double": ("Double", "double"),
    "boolean": ("Bool", "boolean"),
    "timestamp": ("Date", "timestamp"),
    "blob": ("WireBlob", "blob"),
}
TIMESTAMP_FORMATS = {"iso8601": ".iso8601", "rfc822": ".rfc822", "unixTimestamp": ".unixTimestamp"}
LOCATIONS = {
    "header": ".header",
    "headers": ".headerPrefix",
    "querystring": ".queryParameter",
    "uri": ".path",
    "statusCode": ".statusCode",
}
RESERVED = set(
    "as associatedtype break case catch class continue default defer deinit do else enum extension fallthrough false "
    "fileprivate for func guard if import in init inout internal is let nil operator precedencegroup private protocol "
    "public repeat rethrows return self static struct subscript super switch throw throws true try typealias var "
    "where while".split()
)
# The parameters of a Swift initialiser may carry these names, but they would hide what the body of the initialiser uses.
HIDDEN = {"fields", "shape", "wireValue"}


def swift_name(name):
    """`WorkteamArn` -> `workteamArn`, `CORSRules` -> `corsRules`, `ETag` -> `eTag`."""
    name = re.sub(r"[^A-Za-z0-9]", "", name)
    run = re.match(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]+", name)
    lowered = name[: run.end()].lower() + name[run.end() :] if run else name
    if lowered in HIDDEN:
        raise SystemExit(f"member {name} needs another Swift name")
    return lowered


def declared(name):
    return f"`{name}`" if name in RESERVED else name


def literal(text):
    """A raw Swift string literal."""
    if '"#' in text or "\n" in text:
        raise SystemExit(f"cannot write {text!r} as a raw string")
    return f'#"{text}"#' if "\\" in text or '"' in text else f'"{text}"'


def number(value):
    value = float(value)
    return str(int(value)) if value.is_integer() else repr(value)


def sentence(documentation):
    """The first sentence of a model's HTML documentation, as plain text of at most one line."""
    text = re.sub(r"<note>.*?</note>", " ", documentation or "", flags=re.S)
    first = re.search(r"<p>(.*?)</p>", text, flags=re.S)
    text = html.unescape(re.sub(r"<[^>]+>", "", first.group(1) if first else text))
    text = " ".join(text.split())
    return re.split(r"(?<=[.:])\s", text)[0].rstrip(":")[:110] if text else ""


class Service:
    """The model of one service, and the Swift it becomes."""

    def __init__(self, model, table):
        self.model = model
        self.table = table
        self.shapes = model["shapes"]
        self.namespace = table["namespace"]
        self.values = {}
        self.structures = {}
        self.open = []

    def operations(self):
        return sorted(self.table["operations"].split())

    # Shapes

    def resolve(self, name):
        shape = self.shapes[name]
        if name in self.table.get("text_shapes", []):
            shape = {"type": "string"}
        return shape

    def swift_type(self, name):
        shape = self.resolve(name)
        kind = shape["type"]
        if kind == "structure":
            return name
        if kind == "list":
            return f"[{self.swift_type(shape['member']['shape'])}]"
        if kind == "map":
            return f"[String: {self.swift_type(shape['value']['shape'])}]"
        return SCALARS[kind][0]

    def shape_expression(self, name):
        """The Swift expression of a shape; collects named values and structures on the way."""
        shape = self.resolve(name)
        kind = shape["type"]
        if kind == "structure":
            self.collect_structure(name)
            return f"{name}.shape"
        expression = self.value_expression(shape)
        if "(" not in expression:
            return expression
        self.values[swift_name(name)] = f"Shape{expression}"
        return f"Values.{declared(swift_name(name))}"

    def value_expression(self, shape):
        kind = shape["type"]
        arguments = []
        if kind in ("list", "map"):
            arguments += self.container_arguments(shape)
            function = kind
        else:
            function = SCALARS[kind][1]
        if kind == "timestamp":
            given = shape.get("timestampFormat")
            return f".timestamp({TIMESTAMP_FORMATS[given]})" if given else ".timestamp"
        for bound in ("min", "max"):
            if bound in shape:
                arguments.append(f"{bound}: {number(shape[bound])}")
        if "pattern" in shape:
            arguments.append(f"pattern: {literal(shape['pattern'])}")
        if "enum" in shape:
            arguments.append("values: [" + ", ".join(literal(value) for value in shape["enum"]) + "]")
        if shape.get("sensitive"):
            arguments.append("sensitive: true")
        return f".{function}({', '.join(arguments)})" if arguments else f".{function}"

    def container_arguments(self, shape):
        if shape["type"] == "map":
            arguments = [self.shape_expression(shape["key"]["shape"]), self.shape_expression(shape["value"]["shape"])]
        else:
            arguments = [self.shape_expression(shape["member"]["shape"])]
            if "locationName" in shape["member"]:
                arguments.append(f"memberName: {literal(shape['member']['locationName'])}")
        if shape.get("flattened"):
            arguments.append("flattened: true")
        return arguments

    def collect_structure(self, name):
        if name in self.open:
            raise SystemExit(f"{self.namespace}.{name} is recursive, which Shape does not support")
        if name not in self.structures:
            self.open.append(name)
            self.structures[name] = self.structure(name, name)
            self.open.pop()

    # Structures

    def members(self, name):
        """(swift name, type, is required, shape member expression) of each member that is not a stream."""
        shape = self.resolve(name)
        required = shape.get("required", [])
        for member, reference in shape.get("members", {}).items():
            target = self.resolve(reference["shape"])
            if reference.get("streaming") or target.get("streaming"):
                continue
            yield (
                swift_name(member),
                self.swift_type(reference["shape"]),
                member in required,
                self.member_expression(shape, member, reference, member in required),
            )

    def member_expression(self, parent, member, reference, is_required):
        target = self.shapes[reference["shape"]]
        expression = self.shape_expression(reference["shape"])
        given = reference.get("timestampFormat")
        if given:
            expression = f".timestamp({TIMESTAMP_FORMATS[given]})"
        arguments = [literal(member), expression]
        wire_name = reference.get("locationName", target.get("locationName") if target.get("flattened") else None)
        if wire_name and wire_name != member:
            arguments.append(f"wireName: {literal(wire_name)}")
        location = LOCATIONS.get(reference.get("location"))
        if parent.get("payload") == member:
            location = ".payload"
        if location:
            arguments.append(f"in: {location}")
        if is_required:
            arguments.append("required: true")
        if reference.get("xmlAttribute"):
            arguments.append("attribute: true")
        namespace = reference.get("xmlNamespace") or target.get("xmlNamespace")
        if namespace:
            prefix = f", prefix: {literal(namespace['prefix'])}" if "prefix" in namespace else ""
            arguments.append(f"namespace: XMLNamespace({literal(namespace['uri'])}{prefix})")
        return f"ShapeMember({', '.join(arguments)})"

    def structure(self, shape_name, swift_type_name):
        """The lines of a Swift structure; `shape_name` is None for an operation without input or output."""
        shape = self.resolve(shape_name) if shape_name else {}
        members = list(self.members(shape_name)) if shape_name else []
        lines = [f"package struct {swift_type_name}: WireStructure {{"]
        for name, kind, required, _ in members:
            lines.append(f"    package var {declared(name)}: {kind}{'' if required else '?'}")
        parameters = [
            f"{name}: {kind}" if required else f"{name}: {kind}? = nil" for name, kind, required, _ in members
        ]
        lines.append(f"    package init({', '.join(parameters)}) {{")
        lines += [f"        self.{name} = {declared(name)}" for name, *_ in members]
        lines += ["    }", "    package init(fields: WireFields) throws(WireMismatch) {"]
        for index, (name, _, required, _) in enumerate(members):
            lines.append(f"        self.{name} = try fields.{'required' if required else 'optional'}({index})")
        lines.append("    }")
        fields = ", ".join(f"{declared(name)}{'' if required else '?'}.wireValue" for name, _, required, _ in members)
        lines.append(f"    package var fields: [WireValue?] {{ [{fields}] }}")
        sensitive = ", sensitive: true" if shape.get("sensitive") else ""
        if members:
            lines.append(f"    package static let shape = Shape.structure({literal(shape_name)}, [")
            lines += [f"        {expression}," for *_, expression in members]
            lines.append(f"    ]{sensitive})")
        else:
            lines.append(f"    package static let shape = Shape.structure({literal(shape_name or swift_type_name)}, [])")
        lines.append("}")
        return lines

    # Files

    def operation(self, name):
        operation = self.model["operations"][name]
        http = operation["http"]
        arguments = [literal(name), f"{self.namespace}.service"]
        if http["method"] != "POST":
            arguments.append(f'method: {literal(http["method"])}')
        if http["requestUri"] != "/":
            arguments.append(f'uri: {literal(http["requestUri"])}')
        if http.get("responseCode", 200) != 200:
            arguments.append(f'status: {http["responseCode"]}')
        arguments += ["input: Input.shape", "output: Output.shape"]
        if operation.get("authtype") == UNSIGNED_AUTH:
            arguments.append("unsigned: true")
        if "locationName" in operation.get("input", {}):
            arguments.append(f'inputElement: {literal(operation["input"]["locationName"])}')
        wrapper = operation.get("output", {}).get("resultWrapper") or self.table.get("output_elements", {}).get(name)
        if wrapper:
            arguments.append(f"outputElement: {literal(wrapper)}")
        lines = [f"/// `{name}`: {sentence(operation.get('documentation')) or 'undocumented in the model'}"]
        lines += [f"package enum {name}: AWSOperation {{", "    package static let descriptor = OperationDescriptor("]
        lines += [f"        {', '.join(arguments)})"]
        for role in ("Input", "Output"):
            shape_name = operation.get(role.lower(), {}).get("shape")
            lines += ["    " + line for line in self.structure(shape_name, role)]
        return lines + ["}"]

    def declaration(self):
        metadata = self.model["metadata"]
        protocol = metadata["protocol"]
        protocol = PROTOCOLS.get(protocol) or (".json10" if metadata.get("jsonVersion") == "1.0" else ".json11")
        arguments = [f'signingName: {literal(self.table["signing_name"])}', f"wireProtocol: {protocol}"]
        if "targetPrefix" in metadata:
            arguments.append(f'targetPrefix: {literal(metadata["targetPrefix"])}')
        arguments.append(f'apiVersion: {literal(metadata["apiVersion"])}')
        namespace = metadata.get("xmlNamespace")
        if self.namespace == "S3":
            namespace = "http://s3.amazonaws.com/doc/2006-03-01/"
        if namespace:
            arguments.append(f"xmlNamespace: {literal(namespace)}")
        arguments.append(f'validationCode: {literal(self.table["validation_code"])}')
        statuses = self.error_statuses()
        if statuses:
            entries = ", ".join(f"{literal(code)}: {status}" for code, status in sorted(statuses.items()))
            arguments.append(f"errorStatuses: [{entries}]")
        return [
            f"/// {metadata['serviceFullName']}.",
            f"package enum {self.namespace} {{",
            "    package static let service = ServiceDescriptor(",
            "        " + ", ".join(arguments) + ")",
            "    /// Every generated operation, by name.",
            "    package static let operations: [OperationDescriptor] = [",
            *(f"        {name}.descriptor," for name in self.operations()),
            "    ]",
            "}",
        ]

    def error_statuses(self):
        """The statuses that differ from 400, by error code."""
        statuses = {}
        for name in self.operations():
            for error in self.model["operations"][name].get("errors", []):
                detail = self.shapes[error["shape"]].get("error", {})
                status = detail.get("httpStatusCode", 400)
                if status != 400:
                    statuses[detail.get("code", error["shape"])] = status
        return statuses

    def write(self, output):
        folder = output / self.namespace
        (folder / "Operations").mkdir(parents=True)
        for name in self.operations():
            self.write_file(folder / "Operations" / f"{self.namespace}+{name}.swift", self.extension(self.operation(name)))
        for name, lines in sorted(self.structures.items()):
            (folder / "Structures").mkdir(exist_ok=True)
            self.write_file(folder / "Structures" / f"{self.namespace}+{name}.swift", self.extension(["/// `" + name + "`.", *lines]))
        values = [f"    static let {declared(name)} = {text}" for name, text in sorted(self.values.items())]
        lines = ["/// The shapes that are no structures, with their constraints.", "enum Values {", *values, "}"]
        if values:
            self.write_file(folder / f"{self.namespace}+Values.swift", self.extension(lines))
        self.write_file(folder / f"{self.namespace}.swift", self.declaration())

    def extension(self, lines):
        return [f"extension {self.namespace} {{", *("    " + line for line in lines), "}"]

    def write_file(self, path, lines):
        text = "\n".join(lines)
        imports = "package import AWSWire\n"
        if re.search(r"\bDate\b", text):
            imports += "package import struct Foundation.Date\n"
        header = (
            f"// Generated by Scripts/generate_shapes.py from botocore {botocore.__version__}. Do not edit.\n"
            "// swift-format-ignore-file\n\n"
        )
        if path.name.endswith("+Values.swift"):
            imports = imports.replace("package import", "import")
        path.write_text(header + imports + "\n" + text + "\n")


def generate(folder):
    loader = botocore.loaders.Loader()
    for name, table in SERVICES.items():
        Service(loader.load_service_model(name, "service-2"), table).write(folder)


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.swift")}


def check():
    """Ends with 1 and the names of the files that are not what the models make."""
    with tempfile.TemporaryDirectory() as temporary:
        generate(pathlib.Path(temporary))
        fresh, committed = contents(pathlib.Path(temporary)), contents(OUTPUT)
    stale = sorted(str(path) for path in fresh.keys() | committed.keys() if fresh.get(path) != committed.get(path))
    if stale:
        raise SystemExit("not what Scripts/generate_shapes.py makes; run make generate:\n  " + "\n  ".join(stale))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare with what is committed")
    if parser.parse_args().check:
        return check()
    if OUTPUT.exists():
        shutil.rmtree(OUTPUT)
    generate(OUTPUT)


if __name__ == "__main__":
    main()
