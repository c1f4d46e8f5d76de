"""A reader of QTI's response processing, small and independent of the writer: it marks a response to an item.

Works on QTI 2.1 and 3.0 alike: names are compared without ``qti-``, hyphens and capitals.  NULL is None, as in the
specification, and a test with NULL in it is not true.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET


def plain_name(name: str) -> str:
    return name.rpartition("}")[2].removeprefix("qti-").replace("-", "").lower()


def attribute(node: ET.Element, name: str) -> str:
    return next(v for k, v in node.attrib.items() if plain_name(k) == name)


class Session:
    """One attempt at an item: ``outcomes`` after `submit`."""

    def __init__(self, xml: bytes) -> None:
        self.root = ET.fromstring(xml)
        self.outcomes: dict[str, Any] = {}
        self.correct: Any = None
        self.multiple = False
        for node in self.root:
            if plain_name(node.tag) == "outcomedeclaration":
                value = next((v.text for v in node.iter() if plain_name(v.tag) == "value"), None)
                is_float = attribute(node, "basetype") == "float"
                self.outcomes[attribute(node, "identifier")] = float(value or 0) if is_float else value
            elif plain_name(node.tag) == "responsedeclaration":
                values = [v.text or "" for v in node.iter() if plain_name(v.tag) == "value"]
                self.multiple = attribute(node, "cardinality") == "multiple"
                self.correct = sorted(values) if self.multiple else values[0]

    def submit(self, response: Any) -> dict[str, Any]:
        """response : None, a label, a sorted list of labels, or a float."""
        self.response = response
        (processing,) = [n for n in self.root if plain_name(n.tag) == "responseprocessing"]
        for rule in processing:
            self._rule(rule)
        return self.outcomes

    def _rule(self, node: ET.Element) -> None:
        name = plain_name(node.tag)
        if name == "setoutcomevalue":
            self.outcomes[attribute(node, "identifier")] = self._value(node[0])
            return
        assert name == "responsecondition", node.tag
        for branch in node:
            rules = list(branch)
            if plain_name(branch.tag) != "responseelse" and self._value(rules.pop(0)) is not True:
                continue
            for rule in rules:
                self._rule(rule)
            return

    def _value(self, node: ET.Element) -> Any:
        name = plain_name(node.tag)
        if name == "variable":
            wanted = attribute(node, "identifier")
            return self.response if wanted == "RESPONSE" else self.outcomes[wanted]
        if name == "correct":
            return self.correct
        if name == "basevalue":
            return float(node.text or "") if attribute(node, "basetype") == "float" else node.text
        inside = [self._value(child) for child in node]
        if name == "isnull":
            return inside[0] is None
        if name == "multiple":
            flat = [x for i in inside if i is not None for x in (i if isinstance(i, list) else [i])]
            return sorted(flat)
        if name == "and":
            return None if None in inside else all(inside)
        if None in inside:
            return None
        match name:
            case "match":
                return inside[0] == inside[1]
            case "member":
                return inside[0] in inside[1]
            case "not":
                return not inside[0]
            case "gte":
                return inside[0] >= inside[1]
            case "lte":
                return inside[0] <= inside[1]
            case "divide":
                return inside[0] / inside[1]
        raise AssertionError(f"the reader does not know {node.tag}")
