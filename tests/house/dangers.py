"""What our source must not hold, as patterns of calls and imports; read from the syntax, not from the words."""

import ast
from collections.abc import Iterator

RUNS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.execv", "os.execvp", "os.spawnv"}
OBJECTS = {"pickle", "cPickle", "marshal", "shelve", "dill", "jsonpickle"}
OF_YAML = {"yaml.load", "yaml.unsafe_load", "yaml.full_load", "yaml.load_all"}
MARKUP = {"mark_safe", "SafeString", "SafeText", "safestring.mark_safe"}
WEAK = {"md5", "sha1", "ECB", "CBC", "TripleDES", "Blowfish", "ARC4", "IDEA", "PKCS1v15", "DES3"}
CHANCE = {"random"}
GUESSED = {f"{module}uuid{version}" for module in ("", "uuid.") for version in (1, 3, 5, 6, 7)}
OUTSIDE = {
    "socket", "smtplib", "ftplib", "poplib", "imaplib", "telnetlib", "ldap", "ldap3", "requests", "httpx", "aiohttp",
    "urllib3", "paramiko", "urllib.request", "http.client", "xmlrpc.client",
}  # fmt: skip
XML = {"xml.etree", "xml.dom", "xml.sax", "xml.etree.ElementTree", "xml.dom.minidom", "lxml", "lxml.etree"}
ESCAPING = {"xml.sax.saxutils"}  # writes, and reads nothing


def named(node: ast.AST) -> str:
    """A name with the names before its dots: `os.system`; "?" stands for what has none, as in `made().compile`."""
    if isinstance(node, ast.Attribute):
        return f"{named(node.value) or '?'}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the whole name of every module asked for: `from lxml import etree` asks for lxml.etree too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


def called(tree: ast.AST, names: set[str]) -> list[int]:
    return [call.lineno for call in calls(tree) if named(call.func) in names]


def asked_for(tree: ast.AST, modules: set[str]) -> list[int]:
    return sorted({line for line, name in imported(tree) if name in modules and name not in ESCAPING})


def runs_what_it_is_given(tree: ast.AST) -> list[int]:
    """Text run as a program or handed to a shell. A compiled pattern (`re.compile`) has a name before its dot."""
    by_shell = [
        call.lineno
        for call in calls(tree)
        for word in call.keywords
        if word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
    ]
    return called(tree, RUNS) + by_shell


def reads_objects(tree: ast.AST) -> list[int]:
    return asked_for(tree, OBJECTS) + called(tree, OF_YAML)


def trusts_markup(tree: ast.AST) -> list[int]:
    return called(tree, MARKUP)


def is_weak(tree: ast.AST) -> list[int]:
    """A digest, cipher or padding that is broken, named in any way."""
    words = {word.lower() for word in WEAK}
    by_name = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute) and named(node).rpartition(".")[2].lower() in words
    ]
    imports = [line for line, name in imported(tree) if name.rpartition(".")[2].lower() in words]
    by_text = [
        call.lineno
        for call in calls(tree)
        if named(call.func).endswith("new") and call.args and isinstance(call.args[0], ast.Constant)
        and str(call.args[0].value).lower() in words
    ]  # fmt: skip
    return by_name + imports + by_text


def plays_dice(tree: ast.AST) -> list[int]:
    of_random = [line for line, name in imported(tree) if name.startswith("random.")]
    return asked_for(tree, CHANCE) + of_random + called(tree, GUESSED)


def speaks_to_others(tree: ast.AST) -> list[int]:
    return asked_for(tree, OUTSIDE)


def reads_xml(tree: ast.AST) -> list[int]:
    return asked_for(tree, XML)
